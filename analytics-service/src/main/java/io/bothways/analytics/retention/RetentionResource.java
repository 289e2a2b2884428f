package io.bothways.analytics.retention;

import io.bothways.analytics.metric.Question;
import io.bothways.platform.access.Access;
import io.bothways.platform.access.Role;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.UriInfo;
import org.jspecify.annotations.Nullable;

/** What may honestly be said about retention. */
@Path("/v1/retention")
@RunOnVirtualThread
class RetentionResource {

    private final RetentionService retention;
    private final Question question;

    RetentionResource(RetentionService retention, Question question) {
        this.retention = retention;
        this.question = question;
    }

    @GET
    @Access(Role.HR_ANALYST)
    public RetentionView compare(
            @QueryParam("programme") @Nullable String programme,
            @QueryParam("cohort") @Nullable String cohort,
            @QueryParam("by") @Nullable String by,
            @Context HttpHeaders headers,
            @Context UriInfo asked) {
        question.isPlain(asked);
        var breakdown = question.by(by);
        var filter = question.filter(programme, cohort);
        return retention.compare(filter, breakdown, Languages.accepted(headers.getAcceptableLanguages()));
    }
}
