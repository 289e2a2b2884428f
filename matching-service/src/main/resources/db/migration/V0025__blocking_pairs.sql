-- the first thousand pairs that would both rather have each other, in the order of what both would gain
create table match_run_blocking (
    run_id uuid not null references match_run,
    number int not null,
    first_id uuid not null,
    second_id uuid not null,
    score int not null,
    first_more int not null check (first_more > 0),
    second_more int not null check (second_more > 0),
    primary key (run_id, number)
);
