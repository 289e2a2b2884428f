-- how good a plan is, by group; what is withheld has no figures here either. An empty label: the fact is unknown
create table match_run_quality (
    run_id uuid not null references match_run,
    position int not null,
    dimension text not null check (dimension in ('all', 'unit', 'grade-band', 'site', 'seniority')),
    label text not null,
    people int check (people >= 5),
    matched int,
    sides int,
    score bigint,
    two_way int,
    weaker int,
    lowest_gain int,
    tenth_percentile_gain int,
    taught int,
    primary key (run_id, dimension, label)
);
