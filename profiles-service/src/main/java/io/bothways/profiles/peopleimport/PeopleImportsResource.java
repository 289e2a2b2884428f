package io.bothways.profiles.peopleimport;

import io.bothways.platform.access.Access;
import io.bothways.platform.access.Role;
import io.bothways.platform.digest.Sha256;
import io.bothways.platform.idempotency.Idempotency;
import io.bothways.platform.paging.Page;
import io.bothways.platform.paging.PageRequest;
import io.bothways.platform.precondition.Answers;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.validation.constraints.Pattern;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import java.net.URI;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/** People as a CSV file: an upsert by employee number with a report per row. */
@Path("/v1/people-imports")
@Tag(name = "People imports", description = "The HRIS as a CSV file")
@RunOnVirtualThread
class PeopleImportsResource {
    private final PeopleImportService service;
    private final Idempotency idempotency;

    PeopleImportsResource(PeopleImportService service, Idempotency idempotency) {
        this.service = service;
        this.idempotency = idempotency;
    }

    @POST
    @Consumes("text/csv")
    @Access(Role.HRIS)
    @APIResponseSchema(value = PeopleImportView.class, responseCode = "202")
    @Operation(summary = "Import people from a CSV file", description = "UTF-8 with a header row; see the README.")
    @RequestBody(
            required = true,
            content = @Content(mediaType = "text/csv", schema = @Schema(implementation = String.class)))
    public RestResponse<PeopleImportView> submit(@HeaderParam("Idempotency-Key") @Nullable String key, byte[] content) {
        return idempotency.once(key, Sha256.hex(content), () -> {
            var view = service.submit(content);
            return Answers.accepted(URI.create("/v1/people-imports/" + view.id()), view);
        });
    }

    @GET
    @Path("/{id}")
    @Access(Role.HRIS)
    public PeopleImportView read(@PathParam("id") UUID id) {
        return service.view(id);
    }

    @GET
    @Path("/{id}/rows")
    @Access(Role.HRIS)
    public Page<RowView> rows(
            @PathParam("id") UUID id,
            @QueryParam("result") @Nullable @Pattern(regexp = "created|changed|unchanged|rejected") String result,
            @BeanParam PageRequest page) {
        return service.rows(id, result, page);
    }
}
