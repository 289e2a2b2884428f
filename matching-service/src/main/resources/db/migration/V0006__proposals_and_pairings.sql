create table proposal (
    id uuid primary key,
    version bigint not null,
    run_id uuid not null,
    pair_number int not null,
    cohort_id uuid not null references cohort,
    programme_id uuid not null references programme,
    person_low uuid not null,
    person_high uuid not null,
    enrolment_low uuid not null references enrolment,
    enrolment_high uuid not null references enrolment,
    score int not null,
    state text not null check (state in ('sent', 'accepted-by-one', 'accepted', 'declined', 'withdrawn', 'expired', 'superseded', 'invalidated')),
    sent_at timestamptz not null,
    expires_at timestamptz not null,
    first_accepted_by uuid,
    first_accepted_at timestamptz,
    closed_at timestamptz,
    declined_by uuid,
    -- seen by the coordinator of the programme only, in no event and no log
    decline_reason text check (decline_reason in ('no-time', 'no-fit', 'know-each-other', 'other-plans', 'prefer-not-to-say')),
    foreign key (run_id, pair_number) references match_run_pair,
    check (person_low < person_high),
    check (expires_at > sent_at),
    check ((state = 'accepted-by-one') <= (first_accepted_by is not null)),
    check ((first_accepted_by is null) = (first_accepted_at is null)),
    check ((state in ('sent', 'accepted-by-one')) = (closed_at is null)),
    check ((state = 'declined') = (declined_by is not null))
);
create unique index proposal_open_pair on proposal (programme_id, person_low, person_high) where state in ('sent', 'accepted-by-one');
create index proposal_low on proposal (person_low, sent_at, id);
create index proposal_high on proposal (person_high, sent_at, id);
create index proposal_of_cohort on proposal (cohort_id, sent_at, id);
create index proposal_open_of_run on proposal (run_id) where state in ('sent', 'accepted-by-one');
create index proposal_open_of_enrolment_low on proposal (enrolment_low) where state in ('sent', 'accepted-by-one');
create index proposal_open_of_enrolment_high on proposal (enrolment_high) where state in ('sent', 'accepted-by-one');

-- the act behind a partnership: what it takes in seats, until the partnership is over
create table pairing (
    partnership_id uuid primary key,
    proposal_id uuid not null unique references proposal,
    cohort_id uuid not null references cohort,
    programme_id uuid not null references programme,
    person_low uuid not null,
    person_high uuid not null,
    live boolean not null,
    formed_at timestamptz not null,
    ended_at timestamptz,
    check (person_low < person_high),
    check (live = (ended_at is null))
);
create unique index pairing_once on pairing (programme_id, person_low, person_high) where live;
create index pairing_low on pairing (person_low);
create index pairing_high on pairing (person_high);

create table pairing_seat (
    partnership_id uuid not null references pairing,
    person_id uuid not null,
    enrolment_id uuid not null references enrolment,
    hat text not null check (hat in ('learning', 'teaching')),
    primary key (partnership_id, person_id, hat)
);
create index pairing_seat_enrolment on pairing_seat (enrolment_id);
create index pairing_seat_person on pairing_seat (person_id);
