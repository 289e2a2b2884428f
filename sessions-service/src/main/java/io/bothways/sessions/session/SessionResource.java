package io.bothways.sessions.session;

import io.bothways.platform.access.Access;
import io.bothways.platform.access.Caller;
import io.bothways.platform.access.Role;
import io.bothways.platform.idempotency.Idempotency;
import io.bothways.platform.paging.Page;
import io.bothways.platform.paging.PageRequest;
import io.bothways.platform.precondition.Answers;
import io.bothways.platform.problem.Choice;
import io.bothways.sessions.Viewer;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import java.net.URI;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/** Sessions over HTTP: for the two people and nobody else. */
@Path("/v1")
@RunOnVirtualThread
class SessionResource {

    private final SessionService sessions;
    private final Idempotency idempotency;
    private final Caller caller;

    SessionResource(SessionService sessions, Idempotency idempotency, Caller caller) {
        this.sessions = sessions;
        this.idempotency = idempotency;
        this.caller = caller;
    }

    @GET
    @Path("/me/sessions")
    @Access(Role.PARTICIPANT)
    public Page<SessionView> mine(@QueryParam("state") @Nullable String state, @BeanParam PageRequest page) {
        return sessions.of(Viewer.party(caller), Choice.among(SessionState.CODES, "state", state), page);
    }

    @GET
    @Path("/partnerships/{id}/sessions")
    @Access(Role.PARTICIPANT)
    public Page<SessionView> ofPartnership(
            @PathParam("id") UUID id, @QueryParam("state") @Nullable String state, @BeanParam PageRequest page) {
        return sessions.ofPartnership(id, Viewer.party(caller), Choice.among(SessionState.CODES, "state", state), page);
    }

    @GET
    @Path("/sessions/{id}")
    @Access(Role.PARTICIPANT)
    public RestResponse<SessionView> one(@PathParam("id") UUID id) {
        return answer(sessions.view(id, Viewer.party(caller)));
    }

    @POST
    @Path("/partnerships/{id}/sessions")
    @Access(Role.PARTICIPANT)
    @APIResponse(
            responseCode = "201",
            description = "Created",
            content = @Content(mediaType = "application/json", schema = @Schema(implementation = SessionView.class)))
    public RestResponse<SessionView> propose(
            @PathParam("id") UUID id,
            @HeaderParam("Idempotency-Key") @Nullable String key,
            @Valid @NotNull NewSession wish) {
        return idempotency.once(
                key, List.of(id, wish), () -> created(sessions.propose(id, Viewer.party(caller), wish)));
    }

    /** A session told of afterwards counts once the partner attests it. */
    @POST
    @Path("/partnerships/{id}/session-logs")
    @Access(Role.PARTICIPANT)
    @APIResponse(
            responseCode = "201",
            description = "Created",
            content = @Content(mediaType = "application/json", schema = @Schema(implementation = SessionView.class)))
    public RestResponse<SessionView> log(
            @PathParam("id") UUID id,
            @HeaderParam("Idempotency-Key") @Nullable String key,
            @Valid @NotNull NewSessionLog told) {
        return idempotency.once(key, List.of(id, told), () -> created(sessions.log(id, Viewer.party(caller), told)));
    }

    @POST
    @Path("/sessions/{id}/acceptance")
    @Access(Role.PARTICIPANT)
    public RestResponse<SessionView> accept(
            @PathParam("id") UUID id, @HeaderParam("If-Match") @Nullable String ifMatch) {
        return answer(sessions.accept(id, Viewer.party(caller), ifMatch));
    }

    @POST
    @Path("/sessions/{id}/decline")
    @Access(Role.PARTICIPANT)
    public RestResponse<SessionView> decline(
            @PathParam("id") UUID id, @HeaderParam("If-Match") @Nullable String ifMatch) {
        return answer(sessions.decline(id, Viewer.party(caller), ifMatch));
    }

    @POST
    @Path("/sessions/{id}/rescheduling")
    @Access(Role.PARTICIPANT)
    public RestResponse<SessionView> reschedule(
            @PathParam("id") UUID id,
            @HeaderParam("If-Match") @Nullable String ifMatch,
            @Valid @NotNull NewSession wish) {
        return answer(sessions.reschedule(id, Viewer.party(caller), ifMatch, wish));
    }

    @POST
    @Path("/sessions/{id}/cancellation")
    @Access(Role.PARTICIPANT)
    public RestResponse<SessionView> cancel(
            @PathParam("id") UUID id, @HeaderParam("If-Match") @Nullable String ifMatch) {
        return answer(sessions.cancel(id, Viewer.party(caller), ifMatch));
    }

    /** The first word needs no If-Match; whoever changes theirs names the version of the session. */
    @PUT
    @Path("/sessions/{id}/attestation")
    @Access(Role.PARTICIPANT)
    public RestResponse<SessionView> attest(
            @PathParam("id") UUID id,
            @HeaderParam("If-Match") @Nullable String ifMatch,
            @Valid @NotNull NewAttestation attestation) {
        return answer(sessions.attest(id, Viewer.party(caller), ifMatch, attestation));
    }

    /** The learner confirms the segments that only the teacher had stated. */
    @POST
    @Path("/sessions/{id}/confirmation")
    @Access(Role.PARTICIPANT)
    public RestResponse<SessionView> confirm(
            @PathParam("id") UUID id, @HeaderParam("If-Match") @Nullable String ifMatch) {
        return answer(sessions.confirm(id, Viewer.party(caller), ifMatch));
    }

    private static RestResponse<SessionView> answer(SessionView view) {
        return Answers.ok(view, view.version());
    }

    private static RestResponse<SessionView> created(SessionView view) {
        return Answers.created(URI.create("/v1/sessions/" + view.id()), view, view.version());
    }
}
