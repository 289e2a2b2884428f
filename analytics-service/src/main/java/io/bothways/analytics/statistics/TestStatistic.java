package io.bothways.analytics.statistics;

/** A chi-squared statistic with its degrees of freedom and p value. */
public record TestStatistic(double statistic, int degreesOfFreedom, double pValue) {
    public static TestStatistic chiSquared(double statistic, int degreesOfFreedom) {
        return new TestStatistic(
                statistic, degreesOfFreedom, Distributions.chiSquaredTail(statistic, degreesOfFreedom));
    }
}
