-- The mirror of the HRIS. No column for age, gender, marital status or pay, on purpose.
create extension if not exists pg_trgm;

create table person (
    id                 uuid primary key,
    version            bigint      not null,
    user_name          text        not null,
    external_id        text,
    employee_number    text,
    formatted_name     text,
    given_name         text,
    family_name        text,
    display_name       text,
    email              text,
    title              text,
    locale             text,
    preferred_language text,
    time_zone          text,
    active             boolean     not null,
    organization       text,
    division           text,
    department         text,
    manager_id         uuid references person (id) deferrable initially deferred,
    grade              integer check (grade between 1 and 100),
    site               text,
    employment_type    text,
    hire_date          date,
    planned_end_date   date,
    leave_from         date,
    leave_until        date,
    exit_reason        text check (exit_reason in ('VOLUNTARY', 'INVOLUNTARY', 'RETIREMENT', 'OTHER', 'UNKNOWN')),
    languages          text,
    user_name_key      text        not null,
    external_id_key    text,
    state              text        not null
        check (state in ('expected', 'active', 'on-leave', 'notice', 'left', 'erased')),
    state_day          date,
    left_at            timestamptz,
    announced          boolean     not null,
    removed            boolean     not null,
    created_at         timestamptz not null,
    changed_at         timestamptz not null,
    check (manager_id is distinct from id),
    check (state not in ('expected', 'notice') or state_day is not null),
    check (state not in ('left', 'erased') or left_at is not null)
);

create unique index person_user_name on person (lower(user_name));
create unique index person_external_id on person (external_id);
create unique index person_employee_number on person (employee_number);
create index person_email on person (lower(email));
create index person_manager on person (manager_id);
create index person_user_name_key on person (user_name_key);
create index person_external_id_key on person (external_id_key);

comment on table person is 'One worker of the HRIS; rows stay when somebody leaves, so that a rehire keeps the identity';
comment on column person.removed is 'The HRIS deleted the record: hidden from its reads, revived under the same id when it creates it again';
comment on column person.announced is 'Whether an event about this person was ever published';
comment on column person.user_name_key is 'SHA-256 of issuer|user name: what a token is recognised by';
