-- a digest of everything that the plan depends on; digest is that of the pool and the terms alone, which may change
alter table match_run add column input_digest text;
