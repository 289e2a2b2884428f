package io.bothways.analytics.report;

import io.bothways.analytics.metric.Catalogue;
import io.bothways.analytics.metric.FactReader;
import io.bothways.analytics.metric.Facts;
import io.bothways.analytics.metric.Filter;
import io.bothways.analytics.metric.MetricResult;
import io.bothways.analytics.metric.MetricService;
import io.bothways.analytics.programme.Cohort;
import io.bothways.analytics.programme.Programmes;
import io.bothways.analytics.retention.RetentionService;
import io.bothways.platform.access.Caller;
import io.bothways.platform.access.Role;
import io.bothways.platform.problem.StandardProblem;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Puts a cohort's metrics, the organisation's turnover and the retention comparison into one answer. */
@ApplicationScoped
class CohortReportService {

    private final Programmes programmes;
    private final Catalogue catalogue;
    private final MetricService metrics;
    private final RetentionService retention;
    private final FactReader reader;

    CohortReportService(
            Programmes programmes,
            Catalogue catalogue,
            MetricService metrics,
            RetentionService retention,
            FactReader reader) {
        this.programmes = programmes;
        this.catalogue = catalogue;
        this.metrics = metrics;
        this.retention = retention;
        this.reader = reader;
    }

    /** An analyst sees every cohort, others those of programmes they run: any other is as if it did not exist. */
    @Transactional
    CohortReport report(UUID id, Caller caller, Locale language) {
        var cohort = programmes.cohort(id);
        // the same statements whether or not it exists: neither the body nor the time tells
        boolean own = programmes.isRunBy(cohort.map(Cohort::programme).orElse(id), caller.loginKey());
        boolean analyst = caller.has(Role.HR_ANALYST);
        if (cohort.isEmpty() || !(own || analyst)) {
            throw StandardProblem.NOT_FOUND.plain();
        }
        var filter = new Filter(null, id);
        var knownAt = reader.knownAt().orElse(null);
        var facts = reader.read(filter);
        return new CohortReport(
                id,
                cohort.get().programme(),
                cohort.get().programmeType(),
                cohort.get().state(),
                facts.asOf(),
                knownAt,
                results(facts, filter, knownAt, true),
                analyst ? results(reader.read(Filter.NONE), Filter.NONE, knownAt, false) : null,
                retention.compare(filter, null, language));
    }

    private List<MetricResult> results(Facts facts, Filter filter, @Nullable Instant knownAt, boolean ofProgrammes) {
        return catalogue.all().stream()
                .filter(metric -> metric.definition().ofProgrammes() == ofProgrammes)
                .map(metric -> metrics.result(metric, facts, filter, null, knownAt))
                .toList();
    }
}
