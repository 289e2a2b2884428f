package io.bothways.sessions.feedback;

import io.bothways.platform.access.Access;
import io.bothways.platform.access.Caller;
import io.bothways.platform.access.Role;
import io.bothways.platform.precondition.Answers;
import io.bothways.sessions.Viewer;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import java.util.UUID;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/** Feedback over HTTP: for the two people and nobody else. */
@Path("/v1/partnerships/{id}/feedback")
@RunOnVirtualThread
class FeedbackResource {

    private final FeedbackService feedback;
    private final Caller caller;

    FeedbackResource(FeedbackService feedback, Caller caller) {
        this.feedback = feedback;
        this.caller = caller;
    }

    @GET
    @Access(Role.PARTICIPANT)
    public RestResponse<FeedbackView> view(@PathParam("id") UUID id) {
        return answer(feedback.view(id, Viewer.party(caller)));
    }

    /** The first one needs no If-Match; whoever replaces theirs names its version. */
    @PUT
    @Access(Role.PARTICIPANT)
    public RestResponse<FeedbackView> give(
            @PathParam("id") UUID id,
            @HeaderParam("If-Match") @Nullable String ifMatch,
            @Valid @NotNull NewFeedback given) {
        return answer(feedback.give(id, Viewer.party(caller), ifMatch, given.scores()));
    }

    private static RestResponse<FeedbackView> answer(FeedbackView view) {
        return Answers.ok(view, view.version());
    }
}
