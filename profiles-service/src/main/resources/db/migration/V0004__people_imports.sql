create table people_import (
    id           uuid primary key,
    state        text        not null check (state in ('queued', 'running', 'done', 'failed')),
    submitted_at timestamptz not null,
    finished_at  timestamptz,
    row_count    integer     not null default 0,
    created      integer     not null default 0,
    changed      integer     not null default 0,
    unchanged    integer     not null default 0,
    rejected     integer     not null default 0,
    error        text,
    content      bytea
);

create table people_import_row (
    people_import_id uuid    not null references people_import (id),
    row_number       integer not null,
    result           text    not null check (result in ('created', 'changed', 'unchanged', 'rejected')),
    person_id        uuid,
    reason           text,
    column_name      text,
    message          text,
    primary key (people_import_id, row_number)
);
create index people_import_row_result on people_import_row (people_import_id, result, row_number);

comment on column people_import.content is 'The file until it has been read; rows keep no value of it';
