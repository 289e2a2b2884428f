package io.bothways.matching.scoring;

/** Why two people must not be paired, as a code that clients translate. */
public enum Exclusion {
    NOT_ELIGIBLE,
    OPTED_OUT,
    FORBIDDEN_PAIR,
    SAME_MANAGEMENT_LINE,
    SAME_TEAM,
    SAME_UNIT,
    GRADES,
    MET_BEFORE,
    NO_SHARED_LANGUAGE,
    TOO_FEW_SHARED_HOURS
}
