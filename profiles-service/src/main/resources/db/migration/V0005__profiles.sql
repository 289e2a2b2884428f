-- What people offer and want. No free text: reasons and evidence wait for encryption.
create table profile (
    person_id       uuid primary key references person (id),
    version         bigint      not null,
    published       boolean     not null,
    teaching_limit  integer     not null check (teaching_limit between 0 and 20),
    learning_limit  integer     not null check (learning_limit between 0 and 20),
    hours_time_zone text        not null,
    hours_from      time        not null,
    hours_to        time        not null check (hours_to > hours_from),
    hours_per_month integer     not null check (hours_per_month between 1 and 100),
    languages       text[]      not null,
    changed_at      timestamptz not null
);

create table profile_offer (
    person_id uuid    not null references profile (person_id),
    skill_id  uuid    not null references skill (id),
    level     integer not null check (level between 1 and 5),
    primary key (person_id, skill_id)
);
create index profile_offer_skill on profile_offer (skill_id);

create table profile_want (
    person_id uuid    not null references profile (person_id),
    skill_id  uuid    not null references skill (id),
    level     integer not null check (level between 1 and 5),
    priority  integer not null check (priority between 1 and 3),
    primary key (person_id, skill_id)
);
create index profile_want_skill on profile_want (skill_id);
