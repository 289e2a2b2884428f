-- The catalogue: skills and the groups they hang under. broader and related are arrays, because they
-- are always read and replaced together with their skill, and set-based imports compare them as one value.
create table skill (
    id                 uuid primary key,
    version            bigint      not null,
    taxonomy           text        not null,
    concept_uri        text        not null,
    label              text        not null,
    alternative_labels text        not null,
    description        text        not null,
    kind               text check (kind in ('skill', 'knowledge', 'language', 'transversal')),
    digital            boolean     not null,
    broader            uuid[]      not null,
    related            uuid[]      not null,
    retired_at         timestamptz,
    changed_at         timestamptz not null,
    search_text        text        not null generated always as (lower(label || E'\n' || alternative_labels)) stored
);
create unique index skill_concept on skill (taxonomy, concept_uri);
create index skill_label on skill (label, id);
create index skill_search on skill using gin (search_text gin_trgm_ops);

create table skill_group (
    id          uuid primary key,
    version     bigint      not null,
    taxonomy    text        not null,
    concept_uri text        not null,
    label       text        not null,
    description text        not null,
    code        text        not null,
    broader     uuid[]      not null,
    changed_at  timestamptz not null
);
create unique index skill_group_concept on skill_group (taxonomy, concept_uri);

create table skill_import (
    id                      uuid primary key,
    taxonomy                text        not null,
    state                   text        not null check (state in ('queued', 'running', 'done', 'failed')),
    submitted_at            timestamptz not null,
    finished_at             timestamptz,
    skills                  integer     not null default 0,
    groups                  integer     not null default 0,
    added                   integer     not null default 0,
    changed                 integer     not null default 0,
    retired                 integer     not null default 0,
    unchanged               integer     not null default 0,
    skipped_broader         integer     not null default 0,
    skipped_related         integer     not null default 0,
    rejected                integer     not null default 0,
    error                   text
);

create table skill_import_file (
    skill_import_id uuid  not null references skill_import (id),
    part            text  not null,
    content         bytea not null,
    primary key (skill_import_id, part)
);

-- a sample only: the counts are in skill_import
create table skill_import_finding (
    skill_import_id uuid    not null references skill_import (id),
    position        integer not null,
    part            text    not null,
    row_number      integer not null,
    reason          text    not null,
    concept_uri     text,
    primary key (skill_import_id, position)
);
