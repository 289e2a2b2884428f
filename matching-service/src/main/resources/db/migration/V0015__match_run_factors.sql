-- how the score of a pair came about when it was chosen: that of its gains, less what each factor took off; null where a
-- run was solved before it was kept
alter table match_run_pair add column gains int;

create table match_run_factor (
    run_id uuid not null,
    number int not null,
    position int not null,
    code text not null,
    weight int not null check (weight between 1 and 100),
    points int not null check (points <= 0),
    primary key (run_id, number, position),
    foreign key (run_id, number) references match_run_pair
);
