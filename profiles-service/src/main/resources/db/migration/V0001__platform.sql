-- Tables of the mechanisms in io.bothways.platform. Each service copies this file as its first migration
-- (a test compares); the service's own tables start with the second.

-- Events waiting to be sent. The relay deletes a row in the transaction in which the broker acknowledged it.
create table outbox (
    seq         bigint generated always as identity primary key,
    event_id    uuid        not null,
    topic       text        not null,
    key         text        not null,
    sequence    bigint      not null check (sequence > 0),
    type        text        not null,
    payload     text        not null,
    traceparent text,
    occurred_at timestamptz not null,
    created_at  timestamptz not null default clock_timestamp()
)
-- a queue is mostly dead rows: clean it by their number, not by their share
with (autovacuum_vacuum_scale_factor = 0, autovacuum_vacuum_threshold = 2000);

-- The last sequence given to each key. Its row lock is taken before the outbox row gets its number:
-- that is what keeps the events of one key in order.
create table outbox_key (
    topic         text   not null,
    key           text   not null,
    last_sequence bigint not null check (last_sequence > 0),
    primary key (topic, key)
);

-- The last sequence that took effect, per key: one row per key, not per event.
create table consumed (
    consumer      text   not null,
    topic         text   not null,
    key           text   not null,
    last_sequence bigint not null check (last_sequence >= 0),
    primary key (consumer, topic, key)
);

-- Records that failed ('poison') and the later records of the same key waiting behind them or behind a gap ('parked').
create table dead_letter (
    id              uuid        primary key,
    consumer        text        not null,
    topic           text        not null,
    partition       integer     not null,
    record_offset   bigint      not null,
    key             text        not null,
    sequence        bigint,
    event_id        text        not null,
    type            text        not null,
    occurred_at     timestamptz,
    traceparent     text,
    payload         bytea,
    state           text        not null check (state in ('poison', 'parked')),
    handler         text,
    cause           text,
    attempts        integer     not null default 0,
    first_failed_at timestamptz not null default clock_timestamp(),
    last_failed_at  timestamptz not null default clock_timestamp(),
    check (state = 'parked' or cause is not null)
);
create unique index dead_letter_key on dead_letter (consumer, topic, key, sequence) where sequence is not null;
create unique index dead_letter_record on dead_letter (consumer, topic, partition, record_offset) where sequence is null;

-- Answers kept for repeated requests, written in the transaction of the effect.
create table idempotency_key (
    caller     text        not null,
    operation  text        not null,
    key        text        not null,
    digest     bytea       not null,
    status     integer,
    body       text,
    location   text,
    etag       text,
    created_at timestamptz not null default clock_timestamp(),
    primary key (caller, operation, key)
);
create index idempotency_key_age on idempotency_key (created_at);

-- Things that become due in business time.
create table timer (
    kind     text        not null,
    key      text        not null,
    due      timestamptz not null,
    attempts integer     not null default 0,
    retry_at timestamptz,
    primary key (kind, key)
);
create index timer_due on timer (due, kind, key);

-- Long work. The lease is real time; whoever finds it expired takes the job over.
create table job (
    id           uuid        primary key,
    kind         text        not null,
    params       text        not null,
    state        text        not null default 'queued' check (state in ('queued', 'running', 'done', 'failed')),
    done         bigint      not null default 0,
    total        bigint      not null default 0,
    message      text,
    result       text,
    error        text,
    submitted_by text        not null,
    traceparent  text,
    attempts     integer     not null default 0,
    lease        uuid,
    lease_until  timestamptz,
    created_at   timestamptz not null default clock_timestamp(),
    ended_at     timestamptz
);
create index job_open on job (created_at) where state in ('queued', 'running');

-- Who changed what. A row joins a block when the sealer takes it: ids commit out of order, so a block is the set of
-- its rows and not a range of ids.
create table audit (
    id        bigint generated always as identity primary key,
    at        timestamptz not null,
    actor     text        not null,
    action    text        not null,
    entity    text        not null,
    entity_id text        not null,
    origin    text        not null,
    trace_id  text,
    block     bigint
);
create index audit_unsealed on audit (id) where block is null;
create index audit_block_rows on audit (block) where block is not null;
create index audit_entity on audit (entity, entity_id);

-- hash = sha256(previous hash + sha256 of each row in id order)
create table audit_block (
    number    bigint      primary key,
    rows      bigint      not null check (rows > 0),
    previous  bytea       not null,
    hash      bytea       not null,
    sealed_at timestamptz not null default clock_timestamp()
);

-- The application may add rows and put them into a block, and nothing else.
do $$
declare
    application text := regexp_replace(current_user, '_owner$', '_app');
begin
    if exists (select from pg_roles where rolname = application) then
        execute format('revoke update, delete, truncate on audit, audit_block from %I', application);
        execute format('grant update (block) on audit to %I', application);
    end if;
end $$;

-- The offset of business time, in the profiles demo and test only.
create table platform_clock (
    only_row      boolean primary key check (only_row),
    offset_millis bigint  not null check (offset_millis >= 0)
);

-- Keys that all instances of the service share, such as the one that signs cursors.
create table platform_secret (
    name  text  primary key,
    value bytea not null
);
