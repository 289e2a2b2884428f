package io.bothways.matching.forbiddenpair;

import io.bothways.platform.access.Access;
import io.bothways.platform.access.Caller;
import io.bothways.platform.access.Role;
import io.bothways.platform.idempotency.Idempotency;
import io.bothways.platform.paging.Page;
import io.bothways.platform.paging.PageRequest;
import io.bothways.platform.precondition.Answers;
import io.bothways.platform.problem.Choice;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import java.net.URI;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/** Forbidden pairs over HTTP, for coordinators only: the two people learn nothing of it. */
@Path("/v1")
@RunOnVirtualThread
class ForbiddenPairResource {
    private final ForbiddenPairService service;
    private final Idempotency idempotency;
    private final Caller caller;

    ForbiddenPairResource(ForbiddenPairService service, Idempotency idempotency, Caller caller) {
        this.service = service;
        this.idempotency = idempotency;
        this.caller = caller;
    }

    /** Keeps two people apart in every run of the programme that is frozen from now on. */
    @POST
    @Path("/programmes/{id}/forbidden-pairs")
    @Access(Role.COORDINATOR)
    @APIResponse(
            responseCode = "201",
            description = "Created",
            content =
                    @Content(
                            mediaType = "application/json",
                            schema = @Schema(implementation = ForbiddenPairView.class)))
    public RestResponse<ForbiddenPairView> forbidInProgramme(
            UUID id, @HeaderParam("Idempotency-Key") @Nullable String key, @NotNull @Valid NewForbiddenPair wanted) {
        return idempotency.once(
                key, List.of(id, wanted), () -> created(service.forbidInProgramme(id, wanted, caller.loginKey())));
    }

    /** Keeps two people apart in every run of the cohort that is frozen from now on. */
    @POST
    @Path("/cohorts/{id}/forbidden-pairs")
    @Access(Role.COORDINATOR)
    @APIResponse(
            responseCode = "201",
            description = "Created",
            content =
                    @Content(
                            mediaType = "application/json",
                            schema = @Schema(implementation = ForbiddenPairView.class)))
    public RestResponse<ForbiddenPairView> forbidInCohort(
            UUID id, @HeaderParam("Idempotency-Key") @Nullable String key, @NotNull @Valid NewForbiddenPair wanted) {
        return idempotency.once(
                key, List.of(id, wanted), () -> created(service.forbidInCohort(id, wanted, caller.loginKey())));
    }

    /** Those of the programme and of each of its cohorts. */
    @GET
    @Path("/programmes/{id}/forbidden-pairs")
    @Access(Role.COORDINATOR)
    public Page<ForbiddenPairView> ofProgramme(
            UUID id,
            @Parameter(schema = @Schema(enumeration = {ForbiddenPairView.IN_FORCE, ForbiddenPairView.LIFTED}))
                    @QueryParam("state")
                    @Nullable
                    String state,
            @BeanParam PageRequest request) {
        return page(service.ofProgramme(id, inForce(state), caller.loginKey(), request), request);
    }

    /** Those that hold for the cohort: its own and those of its programme. */
    @GET
    @Path("/cohorts/{id}/forbidden-pairs")
    @Access(Role.COORDINATOR)
    public Page<ForbiddenPairView> ofCohort(
            UUID id,
            @Parameter(schema = @Schema(enumeration = {ForbiddenPairView.IN_FORCE, ForbiddenPairView.LIFTED}))
                    @QueryParam("state")
                    @Nullable
                    String state,
            @BeanParam PageRequest request) {
        return page(service.ofCohort(id, inForce(state), caller.loginKey(), request), request);
    }

    @GET
    @Path("/forbidden-pairs/{id}")
    @Access(Role.COORDINATOR)
    public RestResponse<ForbiddenPairView> get(UUID id) {
        return answer(service.view(id, caller.loginKey()));
    }

    /** Lets the two be paired again; what was forbidden and lifted stays on record. */
    @POST
    @Path("/forbidden-pairs/{id}/lifting")
    @Access(Role.COORDINATOR)
    public RestResponse<ForbiddenPairView> lift(UUID id, @HeaderParam("If-Match") @Nullable String ifMatch) {
        return answer(service.lift(id, ifMatch, caller.loginKey()));
    }

    private static @Nullable Boolean inForce(@Nullable String state) {
        String known = Choice.among(List.of(ForbiddenPairView.IN_FORCE, ForbiddenPairView.LIFTED), "state", state);
        return known == null ? null : known.equals(ForbiddenPairView.IN_FORCE);
    }

    private static Page<ForbiddenPairView> page(List<ForbiddenPairView> rows, PageRequest request) {
        return Page.of(
                rows,
                request,
                pair -> pair,
                pair -> List.of(pair.forbiddenAt().toString(), pair.id().toString()));
    }

    private static RestResponse<ForbiddenPairView> created(ForbiddenPairView pair) {
        return Answers.created(URI.create("/v1/forbidden-pairs/" + pair.id()), pair, pair.version());
    }

    private static RestResponse<ForbiddenPairView> answer(ForbiddenPairView pair) {
        return Answers.ok(pair, pair.version());
    }
}
