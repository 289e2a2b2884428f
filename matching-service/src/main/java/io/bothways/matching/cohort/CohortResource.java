package io.bothways.matching.cohort;

import io.bothways.platform.access.Access;
import io.bothways.platform.access.Caller;
import io.bothways.platform.access.Role;
import io.bothways.platform.idempotency.Idempotency;
import io.bothways.platform.paging.Page;
import io.bothways.platform.paging.PageRequest;
import io.bothways.platform.precondition.Answers;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.net.URI;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/** Cohorts over HTTP. */
@Path("/v1")
@RunOnVirtualThread
class CohortResource {
    private final CohortService service;
    private final Idempotency idempotency;
    private final Caller caller;

    CohortResource(CohortService service, Idempotency idempotency, Caller caller) {
        this.service = service;
        this.idempotency = idempotency;
        this.caller = caller;
    }

    @POST
    @Path("/programmes/{id}/cohorts")
    @Access(Role.COORDINATOR)
    @APIResponse(
            responseCode = "201",
            description = "Created",
            content = @Content(mediaType = "application/json", schema = @Schema(implementation = CohortView.class)))
    public RestResponse<CohortView> create(
            UUID id, @HeaderParam("Idempotency-Key") @Nullable String key, @NotNull @Valid NewCohort wanted) {
        return idempotency.once(key, wanted, () -> {
            CohortView cohort = service.create(id, wanted, caller.loginKey());
            return Answers.created(URI.create("/v1/cohorts/" + cohort.id()), cohort, cohort.version());
        });
    }

    @GET
    @Path("/programmes/{id}/cohorts")
    @Access({Role.COORDINATOR, Role.PARTICIPANT})
    public Page<CohortView> list(UUID id, @BeanParam PageRequest request) {
        return Page.of(
                service.page(
                        id,
                        caller.has(Role.PARTICIPANT),
                        caller.loginKey(),
                        caller.personIfKnown().orElse(null),
                        request),
                request,
                cohort -> cohort,
                cohort -> List.of(cohort.createdAt().toString(), cohort.id().toString()));
    }

    @GET
    @Path("/cohorts/{id}")
    @Access({Role.COORDINATOR, Role.PARTICIPANT})
    public RestResponse<CohortView> get(UUID id) {
        return answer(service.seen(id, caller.loginKey(), caller.personIfKnown().orElse(null)));
    }

    @GET
    @Path("/cohorts/{id}/eligibility")
    @Access(Role.COORDINATOR)
    public EligibilityView eligibility(UUID id) {
        return service.eligibility(id, caller.loginKey());
    }

    /** Opens intake and starts the job that finds everybody who is eligible; the cohort shows when it is done. */
    @POST
    @Path("/cohorts/{id}/opening")
    @Access(Role.COORDINATOR)
    @APIResponse(
            responseCode = "202",
            description = "Accepted",
            content = @Content(mediaType = "application/json", schema = @Schema(implementation = CohortView.class)))
    public RestResponse<CohortView> open(UUID id, @HeaderParam("If-Match") @Nullable String ifMatch) {
        CohortView cohort = service.open(id, ifMatch, caller.loginKey());
        return Answers.accepted(URI.create("/v1/cohorts/" + id), cohort);
    }

    @POST
    @Path("/cohorts/{id}/enrolment-closing")
    @Access(Role.COORDINATOR)
    public RestResponse<CohortView> closeEnrolment(UUID id, @HeaderParam("If-Match") @Nullable String ifMatch) {
        return answer(service.closeEnrolment(id, ifMatch, caller.loginKey()));
    }

    @POST
    @Path("/cohorts/{id}/start")
    @Access(Role.COORDINATOR)
    public RestResponse<CohortView> start(UUID id, @HeaderParam("If-Match") @Nullable String ifMatch) {
        return answer(service.start(id, ifMatch, caller.loginKey()));
    }

    @POST
    @Path("/cohorts/{id}/completion")
    @Access(Role.COORDINATOR)
    public RestResponse<CohortView> complete(UUID id, @HeaderParam("If-Match") @Nullable String ifMatch) {
        return answer(service.complete(id, ifMatch, caller.loginKey()));
    }

    @POST
    @Path("/cohorts/{id}/cancellation")
    @Access(Role.COORDINATOR)
    public RestResponse<CohortView> cancel(UUID id, @HeaderParam("If-Match") @Nullable String ifMatch) {
        return answer(service.cancel(id, ifMatch, caller.loginKey()));
    }

    private static RestResponse<CohortView> answer(CohortView cohort) {
        return Answers.ok(cohort, cohort.version());
    }
}
