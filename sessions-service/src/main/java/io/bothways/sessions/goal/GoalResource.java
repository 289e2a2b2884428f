package io.bothways.sessions.goal;

import io.bothways.platform.access.Access;
import io.bothways.platform.access.Caller;
import io.bothways.platform.access.Role;
import io.bothways.platform.idempotency.Idempotency;
import io.bothways.platform.paging.Page;
import io.bothways.platform.paging.PageRequest;
import io.bothways.platform.precondition.Answers;
import io.bothways.sessions.Viewer;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/** Goals over HTTP: the learner sets, claims, drops and carries over; the teacher agrees and confirms. */
@Path("/v1")
@RunOnVirtualThread
class GoalResource {

    private final GoalService goals;
    private final Idempotency idempotency;
    private final Caller caller;

    GoalResource(GoalService goals, Idempotency idempotency, Caller caller) {
        this.goals = goals;
        this.idempotency = idempotency;
        this.caller = caller;
    }

    @GET
    @Path("/partnerships/{id}/goals")
    @Access(Role.PARTICIPANT)
    public Page<GoalView> ofPartnership(@PathParam("id") UUID id, @BeanParam PageRequest page) {
        return goals.ofPartnership(id, Viewer.party(caller), page);
    }

    @GET
    @Path("/goals/{id}")
    @Access(Role.PARTICIPANT)
    public RestResponse<GoalView> one(@PathParam("id") UUID id) {
        return answer(goals.view(id, Viewer.party(caller)));
    }

    @POST
    @Path("/partnerships/{id}/goals")
    @Access(Role.PARTICIPANT)
    @APIResponse(
            responseCode = "201",
            description = "Created",
            content = @Content(mediaType = "application/json", schema = @Schema(implementation = GoalView.class)))
    public RestResponse<GoalView> set(
            @PathParam("id") UUID id,
            @HeaderParam("Idempotency-Key") @Nullable String key,
            @Valid @NotNull NewGoal wish) {
        return idempotency.once(key, List.of(id, wish), () -> created(goals.set(id, Viewer.party(caller), wish)));
    }

    @POST
    @Path("/goals/{id}/sharing")
    @Access(Role.PARTICIPANT)
    public RestResponse<GoalView> share(@PathParam("id") UUID id, @HeaderParam("If-Match") @Nullable String ifMatch) {
        return answer(goals.share(id, Viewer.party(caller), ifMatch));
    }

    @POST
    @Path("/goals/{id}/agreement")
    @Access(Role.PARTICIPANT)
    public RestResponse<GoalView> agree(@PathParam("id") UUID id, @HeaderParam("If-Match") @Nullable String ifMatch) {
        return answer(goals.agree(id, Viewer.party(caller), ifMatch));
    }

    /** Also out of a block. */
    @POST
    @Path("/goals/{id}/start")
    @Access(Role.PARTICIPANT)
    public RestResponse<GoalView> start(@PathParam("id") UUID id, @HeaderParam("If-Match") @Nullable String ifMatch) {
        return answer(goals.start(id, Viewer.party(caller), ifMatch));
    }

    @POST
    @Path("/goals/{id}/blocking")
    @Access(Role.PARTICIPANT)
    public RestResponse<GoalView> block(@PathParam("id") UUID id, @HeaderParam("If-Match") @Nullable String ifMatch) {
        return answer(goals.block(id, Viewer.party(caller), ifMatch));
    }

    @POST
    @Path("/goals/{id}/claim")
    @Access(Role.PARTICIPANT)
    public RestResponse<GoalView> claim(
            @PathParam("id") UUID id, @HeaderParam("If-Match") @Nullable String ifMatch, @Valid @Nullable Claim claim) {
        return answer(goals.claim(
                id, Viewer.party(caller), ifMatch, Optional.ofNullable(claim).map(Claim::levelAfter)));
    }

    @POST
    @Path("/goals/{id}/confirmation")
    @Access(Role.PARTICIPANT)
    public RestResponse<GoalView> confirm(@PathParam("id") UUID id, @HeaderParam("If-Match") @Nullable String ifMatch) {
        return answer(goals.confirm(id, Viewer.party(caller), ifMatch));
    }

    @POST
    @Path("/goals/{id}/partial")
    @Access(Role.PARTICIPANT)
    public RestResponse<GoalView> confirmPartly(
            @PathParam("id") UUID id,
            @HeaderParam("If-Match") @Nullable String ifMatch,
            @Valid @NotNull PartialConfirmation partly) {
        return answer(goals.confirmPartly(id, Viewer.party(caller), ifMatch, partly.levelAfter()));
    }

    /** The teacher does not see it yet: the goal is in progress again. */
    @POST
    @Path("/goals/{id}/refusal")
    @Access(Role.PARTICIPANT)
    public RestResponse<GoalView> refuse(@PathParam("id") UUID id, @HeaderParam("If-Match") @Nullable String ifMatch) {
        return answer(goals.refuse(id, Viewer.party(caller), ifMatch));
    }

    @POST
    @Path("/goals/{id}/dropping")
    @Access(Role.PARTICIPANT)
    public RestResponse<GoalView> drop(
            @PathParam("id") UUID id,
            @HeaderParam("If-Match") @Nullable String ifMatch,
            @Valid @NotNull Dropping dropping) {
        return answer(goals.drop(id, Viewer.party(caller), ifMatch, dropping.reason()));
    }

    /** Answers with the goal that goes on. */
    @POST
    @Path("/goals/{id}/carry-over")
    @Access(Role.PARTICIPANT)
    @APIResponse(
            responseCode = "201",
            description = "Created",
            content = @Content(mediaType = "application/json", schema = @Schema(implementation = GoalView.class)))
    public RestResponse<GoalView> carryOver(
            @PathParam("id") UUID id,
            @HeaderParam("If-Match") @Nullable String ifMatch,
            @HeaderParam("Idempotency-Key") @Nullable String key,
            @Valid @NotNull CarryOver carryOver) {
        return idempotency.once(
                key,
                List.of(id, carryOver),
                () -> created(goals.carryOver(id, Viewer.party(caller), ifMatch, carryOver.dueAt())));
    }

    private static RestResponse<GoalView> answer(GoalView view) {
        return Answers.ok(view, view.version());
    }

    private static RestResponse<GoalView> created(GoalView view) {
        return Answers.created(URI.create("/v1/goals/" + view.id()), view, view.version());
    }
}
