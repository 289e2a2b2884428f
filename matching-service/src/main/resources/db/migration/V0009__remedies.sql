-- the smallest change that would have given somebody candidates; null where no single change would
alter table match_run_unmatched
    add column remedy text check (remedy in ('free-seat', 'partners-seat', 'teacher', 'learner', 'offer',
        'minimum-gain', 'rule', 'language', 'minutes')),
    add column remedy_candidates int check (remedy_candidates > 0),
    add column remedy_amount int,
    add column remedy_skill_id uuid,
    add column remedy_rule text,
    add column remedy_language text,
    add check ((remedy is null) = (remedy_candidates is null));
