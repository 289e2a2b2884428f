-- two people whom a coordinator keeps apart, in a whole programme or in one cohort of it (cohort_id). The reason is a code:
-- why exactly is nobody's business here. Rows stay when they are lifted: an earlier run is explained by what held then
create table forbidden_pair (
    id uuid primary key,
    version bigint not null default 0,
    programme_id uuid not null references programme,
    cohort_id uuid references cohort,
    person_low uuid not null,
    person_high uuid not null,
    reason text not null check (reason in ('conflict-of-interest', 'work-too-closely', 'one-of-them-asked', 'past-conflict', 'other')),
    forbidden_at timestamptz not null,
    forbidden_by text not null,
    lifted_at timestamptz,
    lifted_by text,
    check (person_low < person_high),
    check ((lifted_at is null) = (lifted_by is null)),
    check (lifted_at >= forbidden_at)
);
create unique index forbidden_pair_once on forbidden_pair (programme_id, cohort_id, person_low, person_high)
    nulls not distinct where lifted_at is null;
create index forbidden_pair_listed on forbidden_pair (programme_id, forbidden_at, id);
