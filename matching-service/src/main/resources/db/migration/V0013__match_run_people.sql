-- who was in the pool of a run, and a digest of what was known of each; null where a run was solved before it was kept
create table match_run_person (
    run_id uuid not null references match_run,
    person_id uuid not null,
    enrolment_id uuid not null,
    facts text,
    primary key (run_id, person_id)
);
insert into match_run_person (run_id, person_id, enrolment_id)
select run_id, person_low, enrolment_low from match_run_pair
union select run_id, person_high, enrolment_high from match_run_pair
union select run_id, person_id, enrolment_id from match_run_unmatched;
