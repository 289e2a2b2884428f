package io.bothways.matching.quality;

/** By what the people of a pool are told apart. */
public enum Dimension {
    ALL,
    /** The topmost unit. */
    UNIT,
    /** Two grades each. */
    GRADE_BAND,
    SITE,
    /** Who is the junior and who the senior in a pair of two grades; the same person may be either in several pairs. */
    SENIORITY
}
