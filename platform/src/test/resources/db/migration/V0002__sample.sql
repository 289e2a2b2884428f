-- A service just big enough to show every mechanism.
create table thing (
    id      uuid   primary key,
    name    text   not null unique,
    amount  integer not null check (amount between 0 and 100),
    version bigint not null
);

-- What the sample handlers did: one row per effect, in the order of the effects.
create table effect (
    number  bigint generated always as identity primary key,
    handler text   not null,
    key     text   not null,
    value   bigint not null
);
