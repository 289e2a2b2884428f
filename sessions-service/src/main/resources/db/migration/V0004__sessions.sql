-- A session carries its two people and the directions of its partnership, so that every question about it is answered
-- from its own row; the foreign keys make the copies true. One word per side is one column per side.

create table session (
    id              uuid primary key,
    version         bigint not null,
    partnership_id  uuid not null,
    cohort_id       uuid not null,
    programme_id    uuid not null,
    person_a        uuid not null,
    person_b        uuid not null,
    direction_ab    uuid not null,
    direction_ba    uuid,
    origin          text not null check (origin in ('planned', 'logged')),
    proposed_by     uuid not null,
    proposed_at     timestamptz not null,
    starts_at       timestamptz not null,
    ends_at         timestamptz not null,
    state           text not null check (state in ('proposed', 'scheduled', 'awaiting-attestation', 'disputed', 'held',
                        'held-one-sided', 'no-show', 'missed', 'not-held', 'declined', 'lapsed', 'cancelled-in-time', 'cancelled-late')),
    reschedulings   integer not null check (reschedulings >= 0),
    word_a          text check (word_a in ('held', 'not-held', 'partner-absent')),
    word_a_at       timestamptz,
    word_b          text check (word_b in ('held', 'not-held', 'partner-absent')),
    word_b_at       timestamptz,
    disputed_at     timestamptz,
    absent          uuid,
    settled_at      timestamptz,

    foreign key (partnership_id, person_a, person_b) references partnership (id, person_a, person_b),
    foreign key (direction_ab, partnership_id, person_a, person_b)
        references direction (id, partnership_id, teacher_id, learner_id),
    foreign key (direction_ba, partnership_id, person_b, person_a)
        references direction (id, partnership_id, teacher_id, learner_id),
    constraint proposed_by_a_party check (proposed_by in (person_a, person_b)),
    constraint ends_after_it_starts check (ends_at > starts_at),
    constraint a_word_has_an_instant check ((word_a is null) = (word_a_at is null) and (word_b is null) = (word_b_at is null)),
    constraint held_by_both_words check (
        state <> 'held' or (word_a = 'held' and word_b = 'held') is true),
    constraint one_sided_by_one_word check (
        state <> 'held-one-sided'
        or (word_a = 'held' and word_b is null) is true or (word_a is null and word_b = 'held') is true),
    constraint who_was_absent check ((state = 'no-show') = (absent is not null) and (absent is null or absent in (person_a, person_b))),
    constraint a_dispute_has_an_instant check (state <> 'disputed' or disputed_at is not null),
    unique (id, partnership_id, person_a, person_b)
);
create index session_of_partnership on session (partnership_id, starts_at, id);
create index session_person_a on session (person_a, starts_at, id);
create index session_person_b on session (person_b, starts_at, id);

-- What a side says was taught, once per side and direction.
create table segment (
    session_id      uuid not null references session (id),
    stated_by       uuid not null,
    direction_id    uuid not null references direction (id),
    skill_id        uuid,
    minutes         integer not null check (minutes between 1 and 480),
    primary key (session_id, stated_by, direction_id)
);

-- The foreign keys of a segment cannot say "one of the session's two", so a trigger says it.
create function segment_belongs_to_its_session() returns trigger language plpgsql as $$
begin
    if not exists (select 1 from session s
                   where s.id = new.session_id and new.stated_by in (s.person_a, s.person_b)
                     and (new.direction_id = s.direction_ab or new.direction_id = s.direction_ba)) then
        raise exception 'segment of % is stated by a stranger or in a foreign direction', new.session_id
            using errcode = 'check_violation', constraint = 'segment_belongs_to_its_session';
    end if;
    return new;
end $$;
create trigger segment_belongs_to_its_session before insert or update on segment
    for each row execute function segment_belongs_to_its_session();
