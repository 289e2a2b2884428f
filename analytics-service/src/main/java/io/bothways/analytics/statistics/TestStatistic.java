package io.bothways.analytics.statistics;

/** A chi-squared statistic with its degrees of freedom and p value. */
public record TestStatistic(double statistic, int degreesOfFreedom, double pValue) {
    /**
     * The upper tail of the statistic. Without a degree of freedom, or for a statistic that is NaN, the p value is NaN:
     * there was nothing to test. O(1).
     */
    public static TestStatistic chiSquared(double statistic, int degreesOfFreedom) {
        return new TestStatistic(
                statistic, degreesOfFreedom, Distributions.chiSquaredTail(statistic, degreesOfFreedom));
    }
}
