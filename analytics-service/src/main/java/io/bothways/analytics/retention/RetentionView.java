package io.bothways.analytics.retention;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.bothways.analytics.metric.Breakdown;
import io.bothways.analytics.metric.Filter;
import io.bothways.analytics.metric.MetricResult.IntervalView;
import io.bothways.analytics.metric.MetricResult.MetricId;
import io.bothways.analytics.metric.MetricResult.Window;
import io.bothways.analytics.suppression.CellStatus;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The answer to one question about retention, always all of it. */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record RetentionView(
        MetricId metric,
        String question,
        String estimand,
        String method,
        Filter filter,
        @Nullable Breakdown by,
        Window window,
        Instant asOf,
        @Nullable Instant knownAt,
        int k,
        String wording,
        List<ComparisonView> comparisons,
        List<CautionView> cautions) {

    /** Participants and others, of everybody or of one group, for one kind of leaving. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record ComparisonView(
            @Nullable String group,
            String event,
            CellStatus status,
            @Nullable ArmView participants,
            @Nullable ArmView others,
            @Nullable List<MonthView> months,
            @Nullable DifferenceView difference) {}

    /** Who was followed. */
    public record ArmView(long people, long leavers, double personYears) {}

    /** Month of the grid; a side without a value has fewer than k at risk from here on. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record MonthView(
            int month,
            @Nullable RetainedView participants,
            @Nullable RetainedView others) {}

    /** Share still employed. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record RetainedView(double retained, @Nullable IntervalView interval) {}

    /** Participants minus others at the horizon. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record DifferenceView(
            int horizonMonths,
            double participants,
            double others,
            double difference,
            @Nullable Double low,
            @Nullable Double high,
            double level,
            String wording) {

        boolean excludesZero() {
            return low != null && high != null && (low > 0 || high < 0);
        }
    }

    /** A code that a client can translate, and the sentence in the reader's language. */
    public record CautionView(Caution code, String message) {}
}
