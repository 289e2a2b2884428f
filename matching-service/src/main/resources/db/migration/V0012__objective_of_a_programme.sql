-- what the match runs of a programme strive for unless one is asked for something else
alter table programme
    add column objective text not null default 'participation' check (objective in ('participation', 'score', 'stable'));
