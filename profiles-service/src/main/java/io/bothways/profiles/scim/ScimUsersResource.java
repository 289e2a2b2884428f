package io.bothways.profiles.scim;

import io.bothways.platform.access.Access;
import io.bothways.platform.access.Role;
import io.bothways.platform.precondition.Answers;
import io.bothways.profiles.feed.FeedOperation;
import io.bothways.profiles.feed.FeedOperation.Change;
import io.bothways.profiles.feed.FeedOperation.Create;
import io.bothways.profiles.feed.FeedOperation.Remove;
import io.bothways.profiles.feed.Outcome;
import io.bothways.profiles.feed.PeopleFeed;
import io.bothways.profiles.feed.PersonDraft;
import io.bothways.profiles.feed.PersonReference.ById;
import io.bothways.profiles.feed.Refused;
import io.bothways.profiles.feed.Rejection;
import io.bothways.profiles.person.Directory;
import io.bothways.profiles.person.MirroredPerson;
import io.bothways.profiles.person.PersonQuery;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;
import java.net.URI;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/** SCIM Users: one person at a time, through the same feed as Bulk and CSV. */
@Path("/scim/v2/Users")
@Tag(name = "SCIM", description = "How an HRIS or identity provider keeps people up to date (RFC 7643, 7644)")
@Produces({Scim.MEDIA_TYPE, MediaType.APPLICATION_JSON})
@Consumes({Scim.MEDIA_TYPE, MediaType.APPLICATION_JSON})
@RunOnVirtualThread
class ScimUsersResource {
    private static final int MOST_PER_PAGE = 200;
    private static final int USUAL_PER_PAGE = 100;

    private final PeopleFeed feed;
    private final Directory directory;
    private final ScimBody bodies;

    ScimUsersResource(PeopleFeed feed, Directory directory, ScimBody bodies) {
        this.feed = feed;
        this.directory = directory;
        this.bodies = bodies;
    }

    @POST
    @Access(Role.HRIS)
    @APIResponseSchema(value = ScimUser.class, responseCode = "201")
    @RequestBody(required = true, content = @Content(schema = @Schema(implementation = ScimUser.class)))
    public RestResponse<ScimUser> create(String body, @Context UriInfo uri) {
        var person = one(new Create(null, UserEdit.whole(bodies.read(body)).apply(PersonDraft.empty())));
        return Answers.created(ScimUser.location(users(uri), person.id()), view(person, uri), person.version());
    }

    @GET
    @Access(Role.HRIS)
    public ScimList<ScimUser> list(
            @QueryParam("filter") @Nullable String filter,
            @QueryParam("startIndex")
                    @Parameter(schema = @Schema(type = SchemaType.INTEGER, format = "int32"))
                    @Nullable
                    String startIndex,
            @QueryParam("count") @Parameter(schema = @Schema(type = SchemaType.INTEGER, format = "int32")) @Nullable
                    String count,
            @Context UriInfo uri) {
        var query = filter == null || filter.isBlank() ? PersonQuery.everybody() : ScimFilter.people(filter);
        var first = Math.max(1, number("startIndex", startIndex, 1));
        var slice =
                directory.slice(query, first - 1, Math.clamp(number("count", count, USUAL_PER_PAGE), 0, MOST_PER_PAGE));
        return ScimList.of(
                slice.people().stream().map(person -> view(person, uri)).toList(), slice.total(), first);
    }

    @GET
    @Path("/{id}")
    @Access(Role.HRIS)
    public RestResponse<ScimUser> read(@PathParam("id") String id, @Context UriInfo uri) {
        return ok(directory.byId(id(id)).orElseThrow(ScimUsersResource::notFound), uri);
    }

    @PUT
    @Path("/{id}")
    @Access(Role.HRIS)
    @RequestBody(required = true, content = @Content(schema = @Schema(implementation = ScimUser.class)))
    public RestResponse<ScimUser> replace(
            @PathParam("id") String id,
            @HeaderParam("If-Match") @Nullable String ifMatch,
            String body,
            @Context UriInfo uri) {
        return ok(one(new Change(new ById(id(id)), UserEdit.whole(bodies.read(body)), ifMatch)), uri);
    }

    @PATCH
    @Path("/{id}")
    @Access(Role.HRIS)
    @RequestBody(required = true, content = @Content(schema = @Schema(implementation = ScimPatch.class)))
    public RestResponse<ScimUser> change(
            @PathParam("id") String id,
            @HeaderParam("If-Match") @Nullable String ifMatch,
            String body,
            @Context UriInfo uri) {
        return ok(one(new Change(new ById(id(id)), UserEdit.patch(bodies.read(body)), ifMatch)), uri);
    }

    @DELETE
    @Path("/{id}")
    @Access(Role.HRIS)
    @Consumes(MediaType.WILDCARD)
    public void remove(@PathParam("id") String id, @HeaderParam("If-Match") @Nullable String ifMatch) {
        one(new Remove(new ById(id(id)), ifMatch));
    }

    private MirroredPerson one(FeedOperation operation) {
        var report = feed.apply(List.of(operation), 0);
        return switch (report.outcomes().getFirst()) {
            case Outcome.Created(var id) -> report.person(id);
            case Outcome.Changed(var id) -> report.person(id);
            case Outcome.Unchanged(var id) -> report.person(id);
            case Outcome.Removed(var id) -> report.person(id);
            case Outcome.Rejected(var rejection) -> throw new Refused(rejection);
            case Outcome.NotAttempted() -> throw new IllegalStateException("a single operation is always attempted");
        };
    }

    private static RestResponse<ScimUser> ok(MirroredPerson person, UriInfo uri) {
        return Answers.ok(view(person, uri), person.version());
    }

    private static ScimUser view(MirroredPerson person, UriInfo uri) {
        return ScimUser.of(person, users(uri));
    }

    static URI users(UriInfo uri) {
        return uri.getBaseUriBuilder().path("scim/v2/Users").build();
    }

    private static int number(String parameter, @Nullable String text, int usual) {
        try {
            return text == null ? usual : Integer.parseInt(text);
        } catch (NumberFormatException e) {
            throw new Refused(
                    new Rejection(Rejection.Reason.INVALID_VALUE, parameter, parameter + " must be a whole number"));
        }
    }

    static UUID id(String text) {
        try {
            return UUID.fromString(text);
        } catch (IllegalArgumentException e) {
            throw notFound();
        }
    }

    private static Refused notFound() {
        return new Refused(Rejection.of(Rejection.Reason.NOT_FOUND, "there is no such person"));
    }
}
