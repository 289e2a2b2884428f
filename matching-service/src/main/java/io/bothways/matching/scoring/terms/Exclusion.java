package io.bothways.matching.scoring.terms;

/** Why two people must not be paired, as a code that clients translate. */
public enum Exclusion {
    NOT_ELIGIBLE,
    OPTED_OUT,
    /** A coordinator keeps the two apart. */
    FORBIDDEN_PAIR,
    /** They are partners now, or a proposal in this cohort came to nothing. */
    PROPOSED_BEFORE,
    SAME_MANAGEMENT_LINE,
    SAME_TEAM,
    SAME_UNIT,
    GRADES,
    MET_BEFORE,
    NO_SHARED_LANGUAGE,
    TOO_FEW_SHARED_HOURS
}
