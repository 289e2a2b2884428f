-- Scores only. A score is one of five; there is no column for a text.

create table check_in (
    id              uuid primary key,
    version         bigint not null,
    partnership_id  uuid not null references partnership (id),
    cohort_id       uuid not null,
    person_id       uuid not null,
    round           integer not null check (round > 0),
    opened_at       timestamptz not null,
    closes_at       timestamptz not null,
    state           text not null check (state in ('open', 'answered', 'expired')),
    answered_at     timestamptz,
    satisfaction    integer check (satisfaction between 1 and 5),
    progress        integer check (progress between 1 and 5),
    workload        integer check (workload between 1 and 5),

    constraint an_answer_is_whole check (
        (state = 'answered') = (answered_at is not null) and (answered_at is null) = (satisfaction is null)
        and (answered_at is null) = (progress is null) and (answered_at is null) = (workload is null)),
    unique (partnership_id, round, person_id)
);
create index check_in_of_person on check_in (person_id, opened_at, id);
create index check_in_open on check_in (partnership_id) where state = 'open';

create table feedback (
    id              uuid primary key,
    version         bigint not null,
    partnership_id  uuid not null references partnership (id),
    cohort_id       uuid not null,
    author_id       uuid not null,
    state           text not null check (state in ('submitted', 'released')),
    submitted_at    timestamptz not null,
    released_at     timestamptz,
    satisfaction    integer not null check (satisfaction between 1 and 5),
    growth          integer not null check (growth between 1 and 5),
    reciprocity     integer not null check (reciprocity between 1 and 5),

    constraint a_release_has_an_instant check ((state = 'released') = (released_at is not null)),
    unique (partnership_id, author_id)
);
