-- why a run has no plan; null where it failed before that was kept
alter table match_run
    add column failure text check (failure in ('pool', 'plan', 'interruptions')),
    add check ((failure is not null) <= (state = 'failed'));
