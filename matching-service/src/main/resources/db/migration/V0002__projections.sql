-- What other services publish. No foreign keys: topics have no order between them, an unknown reference is kept as it is.

create table person (
    id uuid primary key,
    status text not null,
    unit text[] not null,
    grade int not null,
    site text not null,
    manager_id uuid,
    hire_date date,
    left_at timestamptz,
    check ((status = 'left') = (left_at is not null))
);
create index person_manager on person (manager_id);

create table person_login (
    login_key text primary key,
    person_id uuid not null
);
create index person_login_person on person_login (person_id);

create table skill (
    id uuid primary key,
    broader uuid[] not null,
    related uuid[] not null,
    retired boolean not null,
    successor uuid
);

create table profile (
    person_id uuid primary key,
    teaching_limit int not null,
    learning_limit int not null,
    time_zone text,
    available_from time,
    available_to time,
    languages text[] not null,
    offers int not null,
    wants int not null
);

create table profile_offer (
    person_id uuid not null,
    skill_id uuid not null,
    level int not null,
    primary key (person_id, skill_id)
);

create table profile_want (
    person_id uuid not null,
    skill_id uuid not null,
    level int not null,
    priority int not null,
    primary key (person_id, skill_id)
);
