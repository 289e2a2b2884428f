-- What this service knows of other services' facts. Projections hold no foreign keys to one another:
-- topics have no order between them, so a reference may arrive before the thing it refers to.

create table person (
    id          uuid primary key,
    status      text not null check (status in ('expected', 'active', 'on-leave', 'notice', 'left', 'erased', 'unknown')),
    known_at    timestamptz not null
);

create table person_login (
    login_key   text primary key,
    person_id   uuid not null
);
create index person_login_person on person_login (person_id);

create table programme (
    id                  uuid primary key,
    status              text not null,
    never_started_days  integer check (never_started_days > 0)
);

create table programme_coordinator (
    programme_id    uuid not null,
    login_key       text not null,
    primary key (programme_id, login_key)
);
create index programme_coordinator_login on programme_coordinator (login_key);

create table cohort (
    id              uuid primary key,
    programme_id    uuid not null,
    state           text not null
);
