package io.bothways.profiles.skill;

import io.bothways.platform.access.Access;
import io.bothways.platform.paging.Page;
import io.bothways.platform.paging.PageRequest;
import io.bothways.platform.precondition.Answers;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;

/** The catalogue for everybody who is logged in. */
@Path("/v1/skills")
@Tag(name = "Skills", description = "What people can teach and learn")
@RunOnVirtualThread
class SkillsResource {
    private final Catalogue catalogue;

    SkillsResource(Catalogue catalogue) {
        this.catalogue = catalogue;
    }

    @GET
    @Access(authenticated = true)
    @Operation(
            summary = "Search skills, or page through all of them",
            description = "With query: the best matches up to limit, without cursor. Without: all, by label.")
    public Page<SkillSummary> search(
            @QueryParam("query") @DefaultValue("") @Size(max = 100) String query, @BeanParam PageRequest page) {
        return catalogue.search(query, page);
    }

    @GET
    @Path("/{id}")
    @Access(authenticated = true)
    public RestResponse<SkillView> read(@PathParam("id") UUID id) {
        var found = catalogue.read(id);
        return Answers.ok(found.view(), found.version());
    }
}
