create table goal (
    id              uuid primary key,
    version         bigint not null,
    partnership_id  uuid not null,
    direction_id    uuid not null,
    teacher_id      uuid not null,
    learner_id      uuid not null,
    skill_id        uuid not null,
    level_from      integer not null check (level_from between 0 and 5),
    level_to        integer not null check (level_to between 1 and 5),
    level_after     integer check (level_after between 0 and 5),
    due_at          timestamptz not null,
    state           text not null check (state in ('draft', 'shared', 'kept-private', 'agreed', 'in-progress', 'blocked',
                        'claimed-achieved', 'achieved', 'partly-achieved', 'dropped', 'carried-over')),
    state_at        timestamptz not null,
    agreed_at       timestamptz,
    drop_reason     text check (drop_reason in ('no-longer-needed', 'no-time', 'too-hard', 'other-goal', 'other')),
    carried_from    uuid references goal (id),
    created_at      timestamptz not null,

    foreign key (direction_id, partnership_id, teacher_id, learner_id)
        references direction (id, partnership_id, teacher_id, learner_id),
    constraint a_goal_leads_up check (level_to > level_from),
    constraint a_drop_has_a_reason check ((state = 'dropped') = (drop_reason is not null)),
    constraint a_claim_has_a_level check (state not in ('claimed-achieved', 'achieved', 'partly-achieved') or level_after is not null),
    constraint agreed_before_it_counts check (
        state not in ('agreed', 'in-progress', 'blocked', 'claimed-achieved', 'achieved', 'partly-achieved', 'carried-over')
        or agreed_at is not null),
    unique (carried_from)
);
create index goal_of_partnership on goal (partnership_id, created_at, id);
create index goal_learner on goal (learner_id, created_at, id);
