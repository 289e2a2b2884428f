package io.bothways.sessions.checkin;

import io.bothways.platform.access.Access;
import io.bothways.platform.access.Caller;
import io.bothways.platform.access.Role;
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
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import java.util.UUID;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/** Check-ins over HTTP: for the person asked and nobody else. */
@Path("/v1")
@RunOnVirtualThread
class CheckInResource {

    private final CheckInService checkIns;
    private final Caller caller;

    CheckInResource(CheckInService checkIns, Caller caller) {
        this.checkIns = checkIns;
        this.caller = caller;
    }

    @GET
    @Path("/me/check-ins")
    @Access(Role.PARTICIPANT)
    public Page<CheckInView> mine(@QueryParam("state") @Nullable String state, @BeanParam PageRequest page) {
        return checkIns.of(Viewer.party(caller), Choice.among(CheckInState.CODES, "state", state), page);
    }

    @POST
    @Path("/check-ins/{id}/answer")
    @Access(Role.PARTICIPANT)
    public RestResponse<CheckInView> answer(
            @PathParam("id") UUID id,
            @HeaderParam("If-Match") @Nullable String ifMatch,
            @Valid @NotNull CheckInAnswer answer) {
        CheckInView view = checkIns.answer(id, Viewer.party(caller), ifMatch, answer.scores());
        return Answers.ok(view, view.version());
    }
}
