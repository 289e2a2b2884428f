package io.bothways.analytics.report;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.bothways.analytics.metric.MetricResult;
import io.bothways.analytics.retention.RetentionView;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Everything that may be said about one cohort; what concerns the whole organisation is for analysts only. */
@JsonInclude(JsonInclude.Include.NON_NULL)
record CohortReport(
        UUID cohort,
        UUID programme,
        @Nullable String programmeType,
        @Nullable String state,
        Instant asOf,
        @Nullable Instant knownAt,
        List<MetricResult> metrics,
        @Nullable List<MetricResult> organisation,
        RetentionView retention) {}
