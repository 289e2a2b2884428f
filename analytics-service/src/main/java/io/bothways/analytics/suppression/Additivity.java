package io.bothways.analytics.suppression;

/** How the measures of a metric add up: what a reader could subtract. */
public enum Additivity {
    /** They do not. */
    NONE,
    /** The first measure is the sum of the others. */
    FIRST_IS_THE_SUM,
    /** All measures together make the denominator. */
    PARTS_OF_THE_DENOMINATOR,
    /** Each measure counts a part of those of the one before. */
    NESTED
}
