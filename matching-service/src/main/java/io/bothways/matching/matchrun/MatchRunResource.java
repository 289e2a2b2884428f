package io.bothways.matching.matchrun;

import io.bothways.matching.MatchingProblem;
import io.bothways.matching.blocking.BlockingPairView;
import io.bothways.matching.explanation.PairExplanationView;
import io.bothways.matching.explanation.PairView;
import io.bothways.matching.quality.QualityView;
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

/** Match runs over HTTP; long work, watched by reading the run. */
@Path("/v1")
@RunOnVirtualThread
class MatchRunResource {
    private final MatchRunService service;
    private final Idempotency idempotency;
    private final Caller caller;

    MatchRunResource(MatchRunService service, Idempotency idempotency, Caller caller) {
        this.service = service;
        this.idempotency = idempotency;
        this.caller = caller;
    }

    @POST
    @Path("/cohorts/{id}/match-runs")
    @Access(Role.COORDINATOR)
    @APIResponse(
            responseCode = "202",
            description = "Accepted",
            content = @Content(mediaType = "application/json", schema = @Schema(implementation = MatchRunView.class)))
    public RestResponse<MatchRunView> request(
            UUID id, @HeaderParam("Idempotency-Key") @Nullable String key, @NotNull @Valid NewMatchRun wanted) {
        return idempotency.once(key, List.of(id, wanted), () -> {
            MatchRunView run = service.request(id, wanted, caller.loginKey());
            return Answers.accepted(URI.create("/v1/match-runs/" + run.id()), run);
        });
    }

    @GET
    @Path("/cohorts/{id}/match-runs")
    @Access(Role.COORDINATOR)
    public Page<MatchRunView> ofCohort(UUID id, @BeanParam PageRequest request) {
        return Page.of(
                service.ofCohort(id, caller.loginKey(), request),
                request,
                run -> run,
                run -> List.of(run.requestedAt().toString(), run.id().toString()));
    }

    @GET
    @Path("/match-runs/{id}")
    @Access(Role.COORDINATOR)
    public RestResponse<MatchRunView> get(UUID id) {
        return answer(service.view(id, caller.loginKey()));
    }

    @GET
    @Path("/match-runs/{id}/pairs")
    @Access(Role.COORDINATOR)
    public Page<PairView> pairs(UUID id, @BeanParam PageRequest request) {
        return Page.of(
                service.pairs(id, caller.loginKey(), request),
                request,
                pair -> pair,
                pair -> List.of(Integer.toString(pair.number())));
    }

    @GET
    @Path("/match-runs/{id}/unmatched")
    @Access(Role.COORDINATOR)
    public Page<UnmatchedView> unmatched(UUID id, @BeanParam PageRequest request) {
        return Page.of(
                service.unmatched(id, caller.loginKey(), request),
                request,
                person -> person,
                person -> List.of(person.personId().toString()));
    }

    /** The first thousand pairs that would both rather have each other, those who would gain most first. */
    @GET
    @Path("/match-runs/{id}/blocking-pairs")
    @Access(Role.COORDINATOR)
    public Page<BlockingPairView> blockingPairs(UUID id, @BeanParam PageRequest request) {
        return Page.of(
                service.blockingPairs(id, caller.loginKey(), request),
                request,
                pair -> pair,
                pair -> List.of(Integer.toString(pair.number())));
    }

    /** Why two people of the pool are a pair, or are not. */
    @GET
    @Path("/match-runs/{id}/explanations/{personId}/{otherId}")
    @Access(Role.COORDINATOR)
    public PairExplanationView explanation(UUID id, UUID personId, UUID otherId) {
        return service.explanation(id, personId, otherId, caller.loginKey());
    }

    /** How good the plan is for whom. */
    @GET
    @Path("/match-runs/{id}/quality")
    @Access(Role.COORDINATOR)
    public QualityView quality(UUID id) {
        return service.quality(id, caller.loginKey());
    }

    /** The pairs that were locked for the run, and why one could not be met. */
    @GET
    @Path("/match-runs/{id}/locks")
    @Access(Role.COORDINATOR)
    public Page<LockView> locks(UUID id, @BeanParam PageRequest request) {
        return Page.of(
                service.locks(id, caller.loginKey(), request), request, lock -> lock, lock -> lock.people().stream()
                        .map(UUID::toString)
                        .toList());
    }

    /** Sends the pairs to their people, if the pool is still the one that was frozen. */
    @POST
    @Path("/match-runs/{id}/publication")
    @Access(Role.COORDINATOR)
    public RestResponse<MatchRunView> publish(UUID id, @HeaderParam("If-Match") @Nullable String ifMatch) {
        return switch (service.publish(id, caller.loginKey(), ifMatch)) {
            case MatchRunService.Publication.Published(MatchRunView run) -> answer(run);
            case MatchRunService.Publication.Stale() -> throw MatchingProblem.MATCH_RUN_STALE.plain();
        };
    }

    /** Puts the run away; one that is being solved is stopped. */
    @POST
    @Path("/match-runs/{id}/discarding")
    @Access(Role.COORDINATOR)
    public RestResponse<MatchRunView> discard(UUID id, @HeaderParam("If-Match") @Nullable String ifMatch) {
        return answer(service.discard(id, caller.loginKey(), ifMatch));
    }

    private static RestResponse<MatchRunView> answer(MatchRunView run) {
        return Answers.ok(run, run.version());
    }
}
