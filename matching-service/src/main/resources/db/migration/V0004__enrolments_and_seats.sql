create table enrolment (
    id uuid primary key,
    version bigint not null,
    cohort_id uuid not null references cohort,
    programme_id uuid not null references programme,
    person_id uuid not null,
    state text not null check (state in ('invited', 'awaiting-approval', 'profile-incomplete', 'ready', 'waitlisted', 'paused',
        'rejected', 'lapsed', 'withdrawn', 'removed', 'ended-by-hr', 'completed')),
    state_since timestamptz not null,
    created_at timestamptz not null,
    invitation_expires_at timestamptz,
    ready_at timestamptz,
    partnered_at timestamptz,
    paused_for text check (paused_for in ('request', 'leave')),
    check ((state = 'invited') <= (invitation_expires_at is not null)),
    check ((state in ('ready', 'paused')) <= (ready_at is not null)),
    check ((state = 'paused') = (paused_for is not null))
);
-- a lapsed invitation and an ended employment leave the way open for a new enrolment, everything else does not
create unique index enrolment_once on enrolment (cohort_id, person_id) where state not in ('lapsed', 'ended-by-hr');
create index enrolment_of_person on enrolment (person_id, created_at, id);
create index enrolment_listed on enrolment (cohort_id, created_at, id);
create index enrolment_waitlist on enrolment (cohort_id, state_since, id) where state = 'waitlisted';

-- seats of a person over all programmes. seat_limit is what the constraint holds; wanted_limit is what the person asked
-- for: it may fall below taken, which closes the hat until seats are freed
create table seat (
    person_id uuid not null,
    hat text not null check (hat in ('learning', 'teaching')),
    taken int not null default 0,
    seat_limit int not null,
    wanted_limit int not null check (wanted_limit >= 0),
    primary key (person_id, hat),
    check (taken between 0 and seat_limit),
    check (seat_limit = greatest(taken, wanted_limit))
);

-- the same within one enrolment, where a programme lowers the limits for itself
create table enrolment_seat (
    enrolment_id uuid not null references enrolment,
    hat text not null check (hat in ('learning', 'teaching')),
    taken int not null default 0,
    seat_limit int not null,
    primary key (enrolment_id, hat),
    check (taken between 0 and seat_limit)
);
