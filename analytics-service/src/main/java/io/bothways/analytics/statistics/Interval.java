package io.bothways.analytics.statistics;

/** A closed interval of plausible values; an end may be infinite where the data set no bound, never NaN. */
public record Interval(double lower, double upper) {
    public Interval {
        if (!(lower <= upper)) {
            throw new IllegalArgumentException("interval ends out of order: " + lower + ", " + upper);
        }
    }

    public boolean contains(double value) {
        return lower <= value && value <= upper;
    }

    public double width() {
        return upper - lower;
    }
}
