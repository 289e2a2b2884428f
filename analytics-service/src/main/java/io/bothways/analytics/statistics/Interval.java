package io.bothways.analytics.statistics;

/** A closed interval of plausible values; an end may be infinite where the data set no bound, never NaN. */
public record Interval(double lower, double upper) {
    /** Ends out of order are refused, and so is NaN. */
    public Interval {
        if (!(lower <= upper)) {
            throw new IllegalArgumentException("interval ends out of order: " + lower + ", " + upper);
        }
    }

    /** Whether the value lies between the ends or on one; never for NaN. */
    public boolean contains(double value) {
        return lower <= value && value <= upper;
    }

    /** Upper minus lower end, in the unit of the ends; infinite where one end is. */
    public double width() {
        return upper - lower;
    }
}
