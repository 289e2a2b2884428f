package io.bothways.analytics.suppression;

/**
 * What a rule looks at: how many of how many, and how many people stand behind it. For a share of people the
 * denominator is the people.
 */
public record CellCount(double numerator, double denominator, long people) {

    /** The cell that a reader gets by taking the shown cells from the total. */
    CellCount mergedWith(CellCount other, boolean sameBase) {
        return sameBase
                ? new CellCount(numerator + other.numerator, denominator, people)
                : new CellCount(numerator + other.numerator, denominator + other.denominator, people + other.people);
    }
}
