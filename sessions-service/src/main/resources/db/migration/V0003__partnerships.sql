-- A partnership and its directions are one aggregate. That both directions exist is a pair of deferred foreign keys:
-- (direction_ab: a teaches b) and (direction_ba: b teaches a) must be there when the transaction commits.

create table partnership (
    id                  uuid primary key,
    version             bigint not null,
    proposal_id         uuid not null,
    cohort_id           uuid not null,
    programme_id        uuid not null,
    programme_type      text not null,
    person_a            uuid not null,
    person_b            uuid not null,
    direction_ab        uuid not null,
    direction_ba        uuid,
    state               text not null check (state in ('introduced', 'contracting', 'active', 'paused', 'closing', 'completed', 'ended-early', 'never-started')),
    formed_at           timestamptz not null,
    ends_at             timestamptz,
    extensions          integer not null check (extensions >= 0),
    cadence_days        integer not null check (cadence_days between 1 and 366),
    never_started_at    timestamptz not null,
    first_met_at        timestamptz,
    session_minutes     integer check (session_minutes between 15 and 480),
    confidentiality     text check (confidentiality in ('chatham-house', 'between-us', 'share-with-consent')),
    boundaries          text[],
    goals_per_direction integer check (goals_per_direction between 1 and 10),
    signed_a_at         timestamptz,
    signed_b_at         timestamptz,
    activated_at        timestamptz,
    pause_cause         text check (pause_cause in ('leave', 'request')),
    closing_asked_by    uuid,
    finished_at         timestamptz,
    end_cause           text check (end_cause in ('no-fault', 'mismatch', 'workload', 'role-change', 'left-organisation', 'conduct')),
    ended_by            uuid,
    undo_asked_a_at     timestamptz,
    undo_asked_b_at     timestamptz,
    feedback_due_at     timestamptz,

    constraint two_people check (person_a <> person_b),
    constraint two_way_where_it_must_be check (direction_ba is not null or programme_type <> 'reciprocal'),
    constraint an_agreement_is_whole check (
        (session_minutes is null) = (confidentiality is null) and (confidentiality is null) = (goals_per_direction is null)
        and (confidentiality is null) = (boundaries is null)),
    constraint nothing_signed_without_agreement check (confidentiality is not null or (signed_a_at is null and signed_b_at is null)),
    constraint both_signed_to_be_active check (
        state not in ('active', 'paused', 'closing') or (signed_a_at is not null and signed_b_at is not null)),
    constraint a_pause_has_a_cause check ((state = 'paused') = (pause_cause is not null)),
    constraint a_finished_one_has_an_instant check ((state in ('completed', 'ended-early', 'never-started')) = (finished_at is not null)),
    constraint an_early_end_has_a_cause check ((state = 'ended-early') = (end_cause is not null)),
    unique (id, person_a, person_b)
);
create unique index one_live_partnership_per_pair_and_programme
    on partnership (programme_id, least(person_a, person_b), greatest(person_a, person_b))
    where state in ('introduced', 'contracting', 'active', 'paused', 'closing');
create index partnership_person_a on partnership (person_a, formed_at, id);
create index partnership_person_b on partnership (person_b, formed_at, id);
create index partnership_cohort on partnership (cohort_id, formed_at, id);

create table direction (
    id              uuid primary key,
    partnership_id  uuid not null references partnership (id),
    teacher_id      uuid not null,
    learner_id      uuid not null,
    required        boolean not null,
    state           text not null check (state in ('agreed', 'progressing', 'fulfilled', 'dropped')),
    state_at        timestamptz not null,
    skill_ids       uuid[] not null,
    levels_from     integer[] not null,
    levels_to       integer[] not null,

    constraint nobody_teaches_themselves check (teacher_id <> learner_id),
    constraint a_level_per_skill check (
        cardinality(skill_ids) = cardinality(levels_from) and cardinality(skill_ids) = cardinality(levels_to)),
    unique (partnership_id, teacher_id, learner_id),
    unique (id, partnership_id),
    unique (id, partnership_id, teacher_id, learner_id)
);

alter table partnership
    add constraint direction_ab_exists foreign key (direction_ab, id, person_a, person_b)
        references direction (id, partnership_id, teacher_id, learner_id) deferrable initially deferred,
    add constraint direction_ba_exists foreign key (direction_ba, id, person_b, person_a)
        references direction (id, partnership_id, teacher_id, learner_id) deferrable initially deferred;
