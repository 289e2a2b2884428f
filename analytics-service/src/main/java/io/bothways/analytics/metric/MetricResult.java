package io.bothways.analytics.metric;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.bothways.analytics.statistics.Interval;
import io.bothways.analytics.suppression.CellStatus;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A metric as served: always with what it is of, as of when, and which cells are withheld. */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record MetricResult(
        MetricId metric,
        Filter filter,
        @Nullable Breakdown by,
        Window window,
        Instant asOf,
        @Nullable Instant knownAt,
        int k,
        List<MeasureView> measures) {

    /** Which metric, in which version. */
    public record MetricId(String id, int version, String name) {}

    /** The business time that counts. */
    public record Window(Instant from, Instant to) {}

    /** One measure: the whole, and its groups when the metric was cut. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record MeasureView(
            String measure,
            String unit,
            CellView total,
            @Nullable List<CellView> cells) {}

    /** One cell. A withheld cell carries nothing but its status. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record CellView(
            @Nullable String group,
            CellStatus status,
            @Nullable Double numerator,
            @Nullable Double denominator,
            @Nullable Double value,
            @Nullable IntervalView interval) {

        static CellView of(@Nullable String group, Measure measure, CellStatus status, IntervalKind kind) {
            if (status != CellStatus.SHOWN) {
                return new CellView(group, status, null, null, null, null);
            }
            return new CellView(
                    group,
                    status,
                    measure.count().numerator(),
                    measure.count().denominator(),
                    measure.value(),
                    IntervalView.of(measure.interval(), kind));
        }
    }

    /** An end that the data set no bound to is absent. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record IntervalView(
            @Nullable Double low, @Nullable Double high, double level, IntervalKind method) {

        public static @Nullable IntervalView of(@Nullable Interval interval, IntervalKind kind) {
            return interval == null
                    ? null
                    : new IntervalView(finite(interval.lower()), finite(interval.upper()), IntervalKind.LEVEL, kind);
        }

        private static @Nullable Double finite(double end) {
            return Double.isInfinite(end) ? null : end;
        }
    }
}
