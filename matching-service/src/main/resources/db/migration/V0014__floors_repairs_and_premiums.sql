-- somebody may have candidates only below the floor that a run raised
alter table match_run_unmatched
    drop constraint match_run_unmatched_remedy_check,
    add constraint match_run_unmatched_remedy_check check (remedy in ('free-seat', 'partners-seat', 'teacher', 'learner',
        'offer', 'minimum-gain', 'raised-floor', 'rule', 'language', 'minutes'));

-- pairs of a repaired run that were not possible any more
alter table match_run add column lost_pairs int check (lost_pairs >= 0);

-- the points that a person with a partner adds to the value of a plan: what a programme prefers, and what a run went by
alter table programme
    add column participation_premium int not null default 20000 check (participation_premium between 0 and 100000);
alter table match_run
    add column participation_premium int check (participation_premium between 0 and 100000);
