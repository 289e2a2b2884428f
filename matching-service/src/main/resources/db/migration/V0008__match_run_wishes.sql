alter table match_run
    add column raise_floor boolean not null default false,
    add column repaired_run_id uuid references match_run,
    add column may_break int check (may_break >= 0),
    add column job_id uuid,
    add column matchable int,
    add column lowest_gain int,
    add column tenth_percentile_gain int,
    add column reached_floor int,
    add column broken_pairs int,
    add check ((repaired_run_id is null) = (may_break is null)),
    add check (not raise_floor or repaired_run_id is null),
    add check (objective <> 'stable' or not raise_floor and repaired_run_id is null);

-- pairs that a coordinator wants in the plan; unmet says why one is not
create table match_run_lock (
    run_id uuid not null references match_run,
    person_low uuid not null,
    person_high uuid not null,
    unmet text check (unmet in ('not-in-pool', 'rule', 'no-exchange', 'seats')),
    primary key (run_id, person_low, person_high),
    check (person_low < person_high)
);

-- what a free seat costs the others, in points
create table match_run_price (
    run_id uuid not null references match_run,
    person_id uuid not null,
    seat text not null check (seat in ('both', 'teaching', 'learning')),
    points int not null,
    primary key (run_id, person_id, seat)
);
