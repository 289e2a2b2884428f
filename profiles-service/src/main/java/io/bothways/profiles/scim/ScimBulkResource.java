package io.bothways.profiles.scim;

import io.bothways.platform.access.Access;
import io.bothways.platform.access.Role;
import io.bothways.platform.problem.StandardProblem;
import io.bothways.profiles.feed.Outcome;
import io.bothways.profiles.feed.PeopleFeed;
import io.bothways.profiles.feed.Rejection;
import io.bothways.profiles.feed.Versions;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;
import java.net.URI;
import java.util.ArrayList;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** SCIM Bulk: many people in one transaction, with a result for each. */
@Path("/scim/v2/Bulk")
@Tag(name = "SCIM")
@Produces({Scim.MEDIA_TYPE, MediaType.APPLICATION_JSON})
@Consumes({Scim.MEDIA_TYPE, MediaType.APPLICATION_JSON})
@RunOnVirtualThread
class ScimBulkResource {
    static final int MOST_BYTES = 8 * 1024 * 1024;

    private final PeopleFeed feed;
    private final ScimBody bodies;

    ScimBulkResource(PeopleFeed feed, ScimBody bodies) {
        this.feed = feed;
        this.bodies = bodies;
    }

    @POST
    @Access(Role.HRIS)
    @RequestBody(required = true, content = @Content(schema = @Schema(implementation = ScimBulk.Request.class)))
    public ScimBulk apply(String body, @Context UriInfo uri) {
        if (body.length() > MOST_BYTES) throw StandardProblem.TOO_LARGE.plain();
        BulkRequest request;
        try {
            request = BulkRequest.read(bodies.read(body));
        } catch (BulkRequest.TooLarge e) {
            throw StandardProblem.TOO_LARGE.plain();
        }
        var operations =
                request.items().stream().map(BulkRequest.Item::operation).toList();
        var report = feed.apply(operations, request.failOnErrors());
        var results = new ArrayList<ScimBulk.Result>();
        var users = ScimUsersResource.users(uri);
        for (int i = 0; i < operations.size(); i++) {
            var result = result(request.items().get(i), report.outcomes().get(i), report, users);
            if (result != null) results.add(result);
        }
        return ScimBulk.of(results);
    }

    private static ScimBulk.@Nullable Result result(
            BulkRequest.Item item, Outcome outcome, PeopleFeed.Report report, URI users) {
        return switch (outcome) {
            case Outcome.Created(var id) -> done(item, id, 201, report, users);
            case Outcome.Changed(var id) -> done(item, id, 200, report, users);
            case Outcome.Unchanged(var id) -> done(item, id, 200, report, users);
            case Outcome.Removed(var id) -> done(item, id, 204, report, users);
            case Outcome.Rejected(var rejection) -> refused(item, rejection);
            case Outcome.NotAttempted() -> null;
        };
    }

    private static ScimBulk.Result done(
            BulkRequest.Item item, UUID id, int status, PeopleFeed.Report report, URI users) {
        return new ScimBulk.Result(
                item.method(),
                item.bulkId(),
                ScimUser.location(users, id),
                Versions.tag(report.person(id).version()),
                Integer.toString(status),
                null);
    }

    private static ScimBulk.Result refused(BulkRequest.Item item, Rejection rejection) {
        var error = ScimError.of(rejection);
        return new ScimBulk.Result(item.method(), item.bulkId(), null, null, error.status(), error);
    }
}
