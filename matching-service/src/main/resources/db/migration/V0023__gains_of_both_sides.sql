-- of pairs in which both directions are required: the one who gains less, and the other
alter table match_run
    add column weaker_lowest_gain int,
    add column weaker_tenth_percentile_gain int,
    add column stronger_lowest_gain int,
    add column stronger_tenth_percentile_gain int;
