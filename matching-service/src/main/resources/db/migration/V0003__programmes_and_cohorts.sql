create table programme (
    id uuid primary key,
    version bigint not null,
    name text not null check (char_length(name) between 1 and 200),
    type text not null check (type in ('reciprocal', 'reverse', 'traditional', 'peer', 'cross-unit', 'succession', 'flash')),
    state text not null check (state in ('draft', 'in-review', 'published', 'suspended', 'closed')),
    submitted_by text,
    published_at timestamptz,
    closed_at timestamptz,
    created_at timestamptz not null,
    created_by text not null,
    -- eligibility: an empty list or a null means that this attribute is not asked
    units text[] not null,
    sites text[] not null,
    minimum_grade int,
    maximum_grade int,
    minimum_tenure_days int,
    -- terms
    requires_approval boolean not null,
    proposal_days int not null check (proposal_days between 1 and 90),
    invitation_days int not null check (invitation_days between 1 and 365),
    never_started_days int not null check (never_started_days between 1 and 365),
    cadence_days int not null check (cadence_days between 1 and 365),
    duration_days int not null check (duration_days between 1 and 3650),
    exclude_same_line_levels int not null check (exclude_same_line_levels between 0 and 20),
    exclude_same_team boolean not null,
    minimum_gain int not null check (minimum_gain between 1 and 10000),
    minimum_shared_minutes int not null check (minimum_shared_minutes between 0 and 1440),
    teaching_limit int check (teaching_limit between 0 and 100),
    learning_limit int check (learning_limit between 0 and 100),
    check ((state = 'in-review') <= (submitted_by is not null)),
    check ((state in ('published', 'suspended')) <= (published_at is not null)),
    check ((state = 'closed') <= (closed_at is not null))
);
create index programme_listed on programme (created_at, id);

create table programme_coordinator (
    programme_id uuid not null references programme,
    login_key text not null,
    primary key (programme_id, login_key)
);
create index programme_coordinator_login on programme_coordinator (login_key);

create table cohort (
    id uuid primary key,
    version bigint not null,
    programme_id uuid not null references programme,
    name text not null check (char_length(name) between 1 and 200),
    state text not null check (state in ('planned', 'enrolling', 'enrolment-closed', 'matching', 'in-progress', 'completed', 'cancelled')),
    opens_at timestamptz,
    starts_at timestamptz not null,
    ends_at timestamptz,
    capacity int check (capacity between 1 and 1000000),
    eligibility_job uuid,
    eligibility_determined_at timestamptz,
    created_at timestamptz not null,
    check (ends_at > starts_at)
);
create index cohort_of_programme on cohort (programme_id, created_at, id);

-- places taken in a cohort with a capacity: the limit is a constraint, so no two requests can break it together
create table cohort_places (
    cohort_id uuid primary key references cohort,
    taken int not null default 0,
    capacity int,
    check (taken >= 0 and (capacity is null or taken <= capacity))
);

create table eligibility (
    cohort_id uuid not null references cohort,
    person_id uuid not null,
    since timestamptz not null,
    lost_at timestamptz,
    primary key (cohort_id, person_id)
);
create index eligibility_person on eligibility (person_id);
