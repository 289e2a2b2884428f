package io.bothways.analytics.metric;

import io.bothways.analytics.AnalyticsProblem;
import io.bothways.platform.access.Access;
import io.bothways.platform.access.Role;
import io.bothways.platform.paging.Page;
import io.bothways.platform.problem.StandardProblem;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.UriInfo;
import org.jspecify.annotations.Nullable;

/** The catalogue and its figures, after suppression. */
@Path("/v1/metrics")
@RunOnVirtualThread
class MetricResource {

    private final Catalogue catalogue;
    private final MetricService metrics;
    private final Question question;

    MetricResource(Catalogue catalogue, MetricService metrics, Question question) {
        this.catalogue = catalogue;
        this.metrics = metrics;
        this.question = question;
    }

    @GET
    @Access(Role.HR_ANALYST)
    public Page<MetricView> catalogue() {
        return new Page<>(
                catalogue.all().stream()
                        .map(metric -> MetricView.of(metric.definition(), metrics.k()))
                        .toList(),
                null);
    }

    @GET
    @Path("/{id}")
    @Access(Role.HR_ANALYST)
    public MetricResult figure(
            @PathParam("id") String id,
            @QueryParam("programme") @Nullable String programme,
            @QueryParam("cohort") @Nullable String cohort,
            @QueryParam("by") @Nullable String by,
            @Context UriInfo asked) {
        question.isPlain(asked);
        var metric = catalogue.byId(id).orElseThrow(StandardProblem.NOT_FOUND::plain);
        var breakdown = question.by(by);
        var filter = question.filter(programme, cohort);
        if (breakdown != null && !metric.definition().breakdowns().contains(breakdown)) {
            throw AnalyticsProblem.BREAKDOWN_NOT_OFFERED.with(
                    "offered", metric.definition().breakdowns());
        }
        if (!filter.isEmpty() && !metric.definition().ofProgrammes()) {
            throw AnalyticsProblem.FILTER_NOT_OFFERED.plain();
        }
        return metrics.result(metric, filter, breakdown);
    }
}
