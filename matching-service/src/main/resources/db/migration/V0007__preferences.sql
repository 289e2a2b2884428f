-- what a programme prefers among allowed pairs, and what scoring needs to know for it

alter table programme
    add column shared_hours_weight int not null default 15 check (shared_hours_weight between 0 and 100),
    add column languages_weight int not null default 0 check (languages_weight between 0 and 100),
    add column across_units_weight int not null default 10 check (across_units_weight between 0 and 100),
    add column grade_gap_weight int not null default 0 check (grade_gap_weight between 0 and 100),
    add column wished_grade_gap int not null default 0 check (wished_grade_gap between 0 and 20),
    add column former_partners text not null default 'forbid' check (former_partners in ('forbid', 'ignore', 'prefer')),
    add column former_partners_weight int not null default 20 check (former_partners_weight between 0 and 100),
    add column new_contacts_weight int not null default 0 check (new_contacts_weight between 0 and 100),
    add column knowledge_at_risk_weight int not null default 0 check (knowledge_at_risk_weight between 0 and 100),
    add column narrower_percent int not null default 60 check (narrower_percent between 0 and 100),
    add column broader_percent int not null default 40 check (broader_percent between 0 and 100),
    add column sibling_percent int not null default 10 check (sibling_percent between 0 and 100);

alter table person add column planned_end date;

-- who holds a skill, to see which ones only few hold
create index profile_offer_skill on profile_offer (skill_id) include (level);

alter table match_run_skill
    add column taught_skill_id uuid,
    add column percent int not null default 100 check (percent between 1 and 100);
update match_run_skill set taught_skill_id = skill_id;
alter table match_run_skill alter column taught_skill_id set not null;
