package io.bothways.matching.scoring.terms;

/** What having had a partnership in this programme means for a new one between the same two. */
public enum FormerPartners {
    FORBID,
    IGNORE,
    PREFER
}
