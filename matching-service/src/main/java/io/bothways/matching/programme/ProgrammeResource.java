package io.bothways.matching.programme;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.bothways.platform.access.Access;
import io.bothways.platform.access.Caller;
import io.bothways.platform.access.LoginKey;
import io.bothways.platform.access.Role;
import io.bothways.platform.idempotency.Idempotency;
import io.bothways.platform.paging.Page;
import io.bothways.platform.paging.PageRequest;
import io.bothways.platform.precondition.Answers;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import java.net.URI;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/** Programmes over HTTP. */
@Path("/v1")
@RunOnVirtualThread
class ProgrammeResource {
    /** The subjects of the tokens of all who run the programme; stored as login keys. */
    record Coordinators(@NotNull @Size(min = 1, max = 100) List<@NotBlank @Size(max = 400) String> coordinators) {}

    private final ProgrammeService service;
    private final Idempotency idempotency;
    private final Caller caller;
    private final String issuer;

    ProgrammeResource(
            ProgrammeService service,
            Idempotency idempotency,
            Caller caller,
            @ConfigProperty(name = "mp.jwt.verify.issuer") String issuer) {
        this.service = service;
        this.idempotency = idempotency;
        this.caller = caller;
        this.issuer = issuer;
    }

    @POST
    @Path("/programmes")
    @Access({Role.ADMINISTRATOR, Role.COORDINATOR})
    @APIResponse(
            responseCode = "201",
            description = "Created",
            content = @Content(mediaType = "application/json", schema = @Schema(implementation = ProgrammeView.class)))
    public RestResponse<ProgrammeView> create(
            @HeaderParam("Idempotency-Key") @Nullable String key, @NotNull @Valid NewProgramme wanted) {
        return idempotency.once(key, wanted, () -> {
            ProgrammeView programme = service.create(wanted, reader());
            return Answers.created(URI.create("/v1/programmes/" + programme.id()), programme, programme.version());
        });
    }

    @GET
    @Path("/programmes")
    @Access({Role.ADMINISTRATOR, Role.COORDINATOR, Role.REVIEWER, Role.PARTICIPANT})
    public Page<ProgrammeView> list(@BeanParam PageRequest request) {
        return Page.of(
                service.page(sight(), reader(), request),
                request,
                programme -> programme,
                programme ->
                        List.of(programme.createdAt().toString(), programme.id().toString()));
    }

    @GET
    @Path("/programmes/{id}")
    @Access({Role.ADMINISTRATOR, Role.COORDINATOR, Role.REVIEWER, Role.PARTICIPANT})
    public RestResponse<ProgrammeView> get(UUID id) {
        return answer(service.seen(id, sight(), reader()));
    }

    @PATCH
    @Path("/programmes/{id}")
    @Consumes("application/merge-patch+json")
    @Access(Role.COORDINATOR)
    public RestResponse<ProgrammeView> change(
            UUID id,
            @HeaderParam("If-Match") @Nullable String ifMatch,
            @NotNull @RequestBody(content = @Content(schema = @Schema(implementation = NewProgramme.class)))
                    ObjectNode patch) {
        return answer(service.change(id, patch, ifMatch, reader()));
    }

    @PUT
    @Path("/programmes/{id}/coordinators")
    @Access(Role.ADMINISTRATOR)
    public RestResponse<ProgrammeView> coordinate(
            UUID id, @HeaderParam("If-Match") @Nullable String ifMatch, @NotNull @Valid Coordinators wanted) {
        List<String> keys = wanted.coordinators().stream()
                .map(subject -> LoginKey.of(issuer, subject))
                .toList();
        return answer(service.coordinateBy(id, keys, ifMatch, reader()));
    }

    @POST
    @Path("/programmes/{id}/submission")
    @Access(Role.COORDINATOR)
    public RestResponse<ProgrammeView> submit(UUID id, @HeaderParam("If-Match") @Nullable String ifMatch) {
        return answer(service.submit(id, ifMatch, reader()));
    }

    @POST
    @Path("/programmes/{id}/approval")
    @Access(Role.REVIEWER)
    public RestResponse<ProgrammeView> approve(UUID id, @HeaderParam("If-Match") @Nullable String ifMatch) {
        return answer(service.approve(id, ifMatch, reader()));
    }

    @POST
    @Path("/programmes/{id}/rejection")
    @Access(Role.REVIEWER)
    public RestResponse<ProgrammeView> reject(UUID id, @HeaderParam("If-Match") @Nullable String ifMatch) {
        return answer(service.reject(id, ifMatch, reader()));
    }

    @POST
    @Path("/programmes/{id}/suspension")
    @Access(Role.COORDINATOR)
    public RestResponse<ProgrammeView> suspend(UUID id, @HeaderParam("If-Match") @Nullable String ifMatch) {
        return answer(service.suspend(id, ifMatch, reader()));
    }

    @POST
    @Path("/programmes/{id}/resumption")
    @Access(Role.COORDINATOR)
    public RestResponse<ProgrammeView> resume(UUID id, @HeaderParam("If-Match") @Nullable String ifMatch) {
        return answer(service.resume(id, ifMatch, reader()));
    }

    @POST
    @Path("/programmes/{id}/closing")
    @Access(Role.COORDINATOR)
    public RestResponse<ProgrammeView> close(UUID id, @HeaderParam("If-Match") @Nullable String ifMatch) {
        return answer(service.close(id, ifMatch, reader()));
    }

    private static RestResponse<ProgrammeView> answer(ProgrammeView programme) {
        return Answers.ok(programme, programme.version());
    }

    private ProgrammeView.Reader reader() {
        return new ProgrammeView.Reader(caller.loginKey(), caller.has(Role.REVIEWER), caller.has(Role.ADMINISTRATOR));
    }

    private Programmes.Sight sight() {
        return new Programmes.Sight(
                caller.has(Role.ADMINISTRATOR) || caller.has(Role.REVIEWER),
                caller.has(Role.PARTICIPANT),
                caller.loginKey());
    }
}
