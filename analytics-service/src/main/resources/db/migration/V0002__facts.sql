-- Facts folded from the events of the other services. Every table is written by the events of one topic only
-- (the two halves of a pair are two tables), so topics may arrive in any order and nothing refers to anything by
-- a foreign key: a reference that is not known yet is simply stored. Pseudonymous ids only: no name, no free
-- text, no protected attribute, no score of a person's risk of leaving.
-- version = sequence of the last event folded into the row, known_at = the instant that event carried.

-- Every state of a person that was ever told, as it was told. The three tables below are derived from it.
create table person_version (
    person_id   uuid        not null,
    version     bigint      not null,
    change      text        not null,
    status      text        not null,
    unit        text[]      not null,
    grade       integer,
    site        text,
    hired_on    date,
    exit_reason text,
    effective   timestamptz not null,
    known_at    timestamptz not null,
    primary key (person_id, version)
);

create table known_person (
    person_id  uuid        primary key,
    login_keys text[]      not null,
    status     text        not null,
    version    bigint      not null,
    known_at   timestamptz not null
);
create index known_person_login_keys on known_person using gin (login_keys);

-- History of what a report may be cut by; to_at is null while it lasts.
create table dim_person (
    person_id uuid        not null,
    from_at   timestamptz not null,
    to_at     timestamptz,
    unit      text[]      not null,
    grade     integer,
    site      text,
    primary key (person_id, from_at),
    check (to_at > from_at)
);

-- One row per employment; observed_from is when we first heard of it: before that nobody could be seen leaving.
create table fact_employment_spell (
    person_id     uuid        not null,
    spell         integer     not null,
    started_at    timestamptz not null,
    observed_from timestamptz not null,
    ended_at      timestamptz,
    exit_reason   text check (exit_reason in ('voluntary', 'involuntary', 'retirement', 'other', 'unknown')),
    primary key (person_id, spell),
    check ((ended_at is null) = (exit_reason is null))
);

create view fact_exit as
select person_id, spell, ended_at as left_at, exit_reason
  from fact_employment_spell
 where ended_at is not null;

-- How many offers and wants a published profile has; what they are stays with profiles-service.
create table fact_profile (
    person_id uuid        primary key,
    published boolean     not null,
    offers    integer     not null,
    wants     integer     not null,
    version   bigint      not null,
    known_at  timestamptz not null
);

create table dim_programme (
    programme_id uuid        primary key,
    type         text,
    status       text,
    coordinators text[]      not null,
    sponsors     text[]      not null,
    version      bigint      not null,
    known_at     timestamptz not null
);

create table dim_cohort (
    cohort_id    uuid        primary key,
    programme_id uuid        not null,
    state        text,
    opens_at     timestamptz,
    starts_at    timestamptz,
    ends_at      timestamptz,
    version      bigint      not null,
    known_at     timestamptz not null
);
create index dim_cohort_programme on dim_cohort (programme_id);

create table fact_eligibility (
    cohort_id    uuid        not null,
    person_id    uuid        not null,
    programme_id uuid        not null,
    since        timestamptz not null,
    lost_at      timestamptz,
    version      bigint      not null,
    known_at     timestamptz not null,
    primary key (cohort_id, person_id)
);

-- The first instant of each step, and how it ended. Somebody who applies again has no ending any more.
create table fact_enrolment (
    enrolment_id uuid        primary key,
    cohort_id    uuid        not null,
    programme_id uuid        not null,
    person_id    uuid        not null,
    invited_at   timestamptz,
    applied_at   timestamptz,
    approved_at  timestamptz,
    ready_at     timestamptz,
    waiting_at   timestamptz,
    drawn_at     timestamptz,
    paused_at    timestamptz,
    ended_at     timestamptz,
    ending       text check (ending in ('rejected', 'lapsed', 'withdrawn', 'removed', 'ended-by-hr', 'completed')),
    version      bigint      not null,
    known_at     timestamptz not null,
    check ((ended_at is null) = (ending is null))
);
create index fact_enrolment_cohort on fact_enrolment (cohort_id);

create table fact_match_run (
    run_id       uuid             primary key,
    cohort_id    uuid             not null,
    programme_id uuid             not null,
    people       integer          not null,
    matched      integer          not null,
    pairs        integer          not null,
    objective    text             not null,
    algorithm    text,
    value        double precision,
    bound        double precision,
    gap          double precision,
    published_at timestamptz      not null,
    version      bigint           not null,
    known_at     timestamptz      not null
);

create table fact_proposal (
    proposal_id  uuid        primary key,
    run_id       uuid,
    cohort_id    uuid        not null,
    programme_id uuid        not null,
    first_id     uuid        not null,
    second_id    uuid        not null,
    sent_at      timestamptz,
    accepted_by  uuid[]      not null,
    accepted_at  timestamptz,
    ended_at     timestamptz,
    ending       text check (ending in ('declined', 'expired', 'withdrawn', 'superseded', 'invalidated')),
    version      bigint      not null,
    known_at     timestamptz not null,
    check ((ended_at is null) = (ending is null))
);
create index fact_proposal_cohort on fact_proposal (cohort_id);

-- A pair as matching-service formed it.
create table fact_pair (
    partnership_id uuid        primary key,
    proposal_id    uuid,
    cohort_id      uuid        not null,
    programme_id   uuid        not null,
    programme_type text,
    first_id       uuid        not null,
    second_id      uuid        not null,
    formed_at      timestamptz not null,
    planned_end_at timestamptz,
    cadence_days   integer,
    score          double precision,
    reinstated_at  timestamptz,
    version        bigint      not null,
    known_at       timestamptz not null
);
create index fact_pair_cohort on fact_pair (cohort_id);

create table fact_direction (
    direction_id   uuid    primary key,
    partnership_id uuid    not null,
    teacher_id     uuid    not null,
    learner_id     uuid    not null,
    required       boolean not null,
    skills         integer not null
);
create index fact_direction_partnership on fact_direction (partnership_id);

-- The same pair as it lives in sessions-service.
create table fact_pair_course (
    partnership_id   uuid             primary key,
    cohort_id        uuid,
    signed_at        timestamptz,
    activated_at     timestamptz,
    extended_to      timestamptz,
    paused_at        timestamptz,
    paused_seconds   double precision not null,
    fulfilled        uuid[]           not null,
    dropped          uuid[]           not null,
    ended_at         timestamptz,
    ending           text check (ending in ('completed', 'ended-early', 'never-started')),
    cause            text,
    version          bigint           not null,
    known_at         timestamptz      not null,
    check ((ended_at is null) = (ending is null))
);

create table fact_session (
    session_id     uuid        primary key,
    partnership_id uuid        not null,
    cohort_id      uuid        not null,
    programme_id   uuid        not null,
    starts_at      timestamptz not null,
    ends_at        timestamptz not null,
    state          text        not null check (state in ('scheduled', 'cancelled-in-time', 'cancelled-late', 'held',
                                                         'held-one-sided', 'missed', 'no-show', 'not-held')),
    rescheduled    integer     not null,
    decided_at     timestamptz,
    version        bigint      not null,
    known_at       timestamptz not null
);
create index fact_session_cohort on fact_session (cohort_id);
create index fact_session_partnership on fact_session (partnership_id);

create table fact_segment (
    session_id   uuid    not null,
    position     integer not null,
    direction_id uuid    not null,
    teacher_id   uuid    not null,
    learner_id   uuid    not null,
    minutes      integer not null check (minutes >= 0),
    confirmed    boolean not null,
    primary key (session_id, position)
);

create table fact_goal (
    goal_id        uuid        primary key,
    partnership_id uuid        not null,
    direction_id   uuid        not null,
    teacher_id     uuid        not null,
    learner_id     uuid        not null,
    skill_id       uuid,
    level_before   integer,
    level_after    integer,
    state          text        not null check (state in ('agreed', 'achieved', 'partly-achieved', 'dropped', 'carried-over')),
    agreed_at      timestamptz,
    decided_at     timestamptz,
    version        bigint      not null,
    known_at       timestamptz not null
);
create index fact_goal_partnership on fact_goal (partnership_id);

-- One row per answered item of a check-in or a released feedback; numbers only.
create table fact_score (
    answer_id          uuid        not null,
    item               text        not null,
    origin             text        not null check (origin in ('check-in', 'feedback')),
    partnership_id     uuid        not null,
    cohort_id          uuid        not null,
    person_id          uuid        not null,
    instrument         text        not null,
    instrument_version text        not null,
    score              integer     not null,
    answered_at        timestamptz not null,
    known_at           timestamptz not null,
    primary key (answer_id, item)
);
create index fact_score_cohort on fact_score (cohort_id);
