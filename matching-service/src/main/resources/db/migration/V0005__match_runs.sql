create table match_run (
    id uuid primary key,
    version bigint not null,
    cohort_id uuid not null references cohort,
    programme_id uuid not null references programme,
    objective text not null check (objective in ('participation', 'score', 'stable')),
    state text not null check (state in ('requested', 'solving', 'proposed', 'stale', 'published', 'discarded', 'failed')),
    requested_at timestamptz not null,
    digest text,
    people int,
    frozen_at timestamptz,
    matched int,
    pairs int,
    candidates int,
    score bigint,
    value bigint,
    bound bigint,
    proof text check (proof in ('best-seats', 'lp', 'exact')),
    blocking_pairs int,
    algorithm text,
    closed_at timestamptz,
    check ((state in ('solving', 'proposed', 'stale', 'published')) <= (digest is not null)),
    check ((state in ('proposed', 'stale', 'published')) <= (pairs is not null)),
    check ((state in ('stale', 'published', 'discarded', 'failed')) <= (closed_at is not null))
);
create index match_run_of_cohort on match_run (cohort_id, requested_at, id);
-- one run at a time is solved for a cohort, and one waits to be published
create unique index match_run_open on match_run (cohort_id) where state in ('requested', 'solving', 'proposed');

create table match_run_pair (
    run_id uuid not null references match_run,
    number int not null,
    person_low uuid not null,
    person_high uuid not null,
    enrolment_low uuid not null,
    enrolment_high uuid not null,
    score int not null,
    primary key (run_id, number),
    unique (run_id, person_low, person_high),
    check (person_low < person_high)
);

create table match_run_direction (
    run_id uuid not null,
    number int not null,
    teacher_id uuid not null,
    learner_id uuid not null,
    required boolean not null,
    gain int not null,
    primary key (run_id, number, teacher_id),
    foreign key (run_id, number) references match_run_pair
);

create table match_run_skill (
    run_id uuid not null,
    number int not null,
    teacher_id uuid not null,
    skill_id uuid not null,
    level_from int not null,
    level_to int not null,
    priority int not null,
    primary key (run_id, number, teacher_id, skill_id),
    foreign key (run_id, number, teacher_id) references match_run_direction
);

create table match_run_unmatched (
    run_id uuid not null references match_run,
    person_id uuid not null,
    enrolment_id uuid not null,
    reason text not null,
    primary key (run_id, person_id)
);
