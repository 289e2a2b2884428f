package io.bothways.profiles.person;

import io.bothways.platform.access.Access;
import io.bothways.platform.access.Caller;
import io.bothways.platform.access.Role;
import io.bothways.platform.problem.StandardProblem;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Names for the ids that other services show. */
@Path("/v1")
@Tag(name = "People", description = "Who is behind an id")
@RunOnVirtualThread
class PeopleResource {
    private static final int MOST_IDS = 200;

    private final Directory directory;
    private final Caller caller;

    PeopleResource(Directory directory, Caller caller) {
        this.directory = directory;
        this.caller = caller;
    }

    /** Those of the ids that are here, in the order of their ids. */
    record PeopleView(List<PersonSummary> items) {}

    @GET
    @Path("/people")
    @Access({Role.PARTICIPANT, Role.COORDINATOR, Role.MANAGER})
    @Operation(
            summary = "The names of people",
            description = "Unknown ids and people who have left are not in the answer.")
    public PeopleView named(
            @Parameter(description = "Up to 200 ids, parted by commas") @QueryParam("ids") @Nullable String ids) {
        if (!caller.has(Role.COORDINATOR)) caller.person(); // only people of this organisation, whatever the token says
        return new PeopleView(
                directory.shown(parsed(ids)).stream().map(PersonSummary::of).toList());
    }

    @GET
    @Path("/me")
    @Access(authenticated = true)
    public MeView me() {
        var person = directory.byId(caller.person()).orElseThrow(StandardProblem.FORBIDDEN::plain);
        return MeView.of(person, caller.roles());
    }

    private static List<UUID> parsed(@Nullable String ids) {
        if (ids == null || ids.isBlank()) throw StandardProblem.VALIDATION.at("/ids", "is required");
        var parsed = new ArrayList<UUID>();
        for (var id : ids.split(",", MOST_IDS + 1)) {
            try {
                parsed.add(UUID.fromString(id.strip()));
            } catch (IllegalArgumentException e) {
                throw StandardProblem.VALIDATION.at("/ids", "must be at most " + MOST_IDS + " ids parted by commas");
            }
        }
        if (parsed.size() > MOST_IDS) {
            throw StandardProblem.VALIDATION.at("/ids", "must be at most " + MOST_IDS + " ids parted by commas");
        }
        return parsed;
    }
}
