package io.bothways.analytics.report;

import io.bothways.analytics.retention.Languages;
import io.bothways.platform.access.Access;
import io.bothways.platform.access.Caller;
import io.bothways.platform.access.Role;
import io.bothways.platform.problem.StandardProblem;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import java.util.UUID;

/** The report of a cohort, for those who run its programme and for analysts. */
@Path("/v1/cohorts/{id}/report")
@RunOnVirtualThread
class CohortReportResource {

    private final CohortReportService reports;
    private final Caller caller;

    CohortReportResource(CohortReportService reports, Caller caller) {
        this.reports = reports;
        this.caller = caller;
    }

    @GET
    @Access({Role.HR_ANALYST, Role.SPONSOR, Role.COORDINATOR})
    public CohortReport report(@PathParam("id") String id, @Context HttpHeaders headers) {
        return reports.report(cohort(id), caller, Languages.accepted(headers.getAcceptableLanguages()));
    }

    private static UUID cohort(String id) {
        try {
            return UUID.fromString(id);
        } catch (IllegalArgumentException e) {
            throw StandardProblem.NOT_FOUND.plain();
        }
    }
}
