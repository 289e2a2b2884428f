-- what proves the bound of a run: prices in units, of which so many make a point. A run that was solved before it was kept
-- has none
create table match_run_certificate (
    run_id uuid primary key references match_run,
    kind text not null check (kind in ('best-seats', 'seat-prices', 'seat-copies')),
    units_per_point bigint not null check (units_per_point > 0),
    step_points bigint not null check (step_points > 0),
    fixed_points bigint not null,
    bonus int check (bonus >= 0),
    may_break int check (may_break >= 0),
    check ((bonus is null) = (may_break is null))
);

create table match_run_odd_set (
    run_id uuid not null references match_run_certificate,
    number int not null,
    enclosing int check (enclosing < number),
    nodes int not null check (nodes % 2 = 1),
    price bigint not null check (price >= 0),
    primary key (run_id, number)
);

create table match_run_seat (
    run_id uuid not null references match_run_certificate,
    person_id uuid not null,
    seat text not null check (seat in ('both', 'teaching', 'learning', 'stand-in')),
    number int not null check (number > 0),
    seats int not null check (seats > 0),
    premium int not null check (premium >= 0),
    price bigint not null,
    odd_set int,
    primary key (run_id, person_id, seat, number)
);

-- pairs of two people who both have several seats: two nodes of their own, so that such a pair is chosen at most once
create table match_run_two_step (
    run_id uuid not null references match_run_certificate,
    first_id uuid not null,
    second_id uuid not null,
    first_price bigint not null,
    first_odd_set int,
    second_price bigint not null,
    second_odd_set int,
    primary key (run_id, first_id, second_id)
);

-- pairs of an earlier plan that earned the bonus
create table match_run_kept (
    run_id uuid not null references match_run_certificate,
    first_id uuid not null,
    second_id uuid not null,
    primary key (run_id, first_id, second_id)
);
