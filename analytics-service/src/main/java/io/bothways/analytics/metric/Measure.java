package io.bothways.analytics.metric;

import io.bothways.analytics.statistics.Interval;
import io.bothways.analytics.statistics.rates.Proportion;
import io.bothways.analytics.statistics.rates.Rate;
import io.bothways.analytics.suppression.CellCount;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One figure of a metric for one group, before anything is withheld. Without a value there was nothing to compute from,
 * or it was not reached: never 0 instead.
 *
 * @param derivedFrom measures whose counts this one shows again: it is withheld when one of them is
 */
public record Measure(
        String name,
        String unit,
        CellCount count,
        @Nullable Double value,
        @Nullable Interval interval,
        List<String> derivedFrom) {

    public Measure {
        derivedFrom = List.copyOf(derivedFrom);
    }

    public static final String SHARE = "share";

    /** How many of how many people (or of things that stand for themselves). */
    public static Measure share(String name, long of, long all) {
        return share(name, of, all, all);
    }

    /** How many of how many things done by so many people. */
    public static Measure share(String name, long of, long all, long people) {
        var proportion = new Proportion(of, all);
        return new Measure(
                name,
                SHARE,
                new CellCount(of, all, people),
                proportion.share(),
                proportion.wilson(IntervalKind.LEVEL),
                List.of());
    }

    /** Events per {@code perYears} person-years. */
    public static Measure rate(String name, String unit, long events, double personYears, long people, int perYears) {
        var rate = new Rate(events, personYears / perYears);
        return new Measure(
                name,
                unit,
                new CellCount(events, personYears, people),
                rate.value(),
                rate.exact(IntervalKind.LEVEL),
                List.of());
    }

    /** A figure that is neither a plain share nor a rate. */
    public static Measure of(
            String name, String unit, CellCount count, @Nullable Double value, @Nullable Interval interval) {
        return new Measure(name, unit, count, value, interval, List.of());
    }

    public Measure derivedFrom(String... names) {
        return new Measure(name, unit, count, value, interval, List.of(names));
    }
}
