-- with how many best candidates each person was weighed; null: with all
alter table match_run add column candidates_each int check (candidates_each > 0);
update match_run set candidates_each = 30 where people > 3000 and objective <> 'stable' and pairs is not null;
