package io.bothways.matching.enrolment;

import io.bothways.platform.access.Access;
import io.bothways.platform.access.Caller;
import io.bothways.platform.access.Role;
import io.bothways.platform.idempotency.Idempotency;
import io.bothways.platform.paging.Page;
import io.bothways.platform.paging.PageRequest;
import io.bothways.platform.precondition.Answers;
import io.bothways.platform.problem.Choice;
import io.bothways.platform.problem.StandardProblem;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import java.net.URI;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/** Invitations and enrolments over HTTP. */
@Path("/v1")
@RunOnVirtualThread
class EnrolmentResource {
    private static final Set<String> STATES = Set.of(
            "invited",
            "awaiting-approval",
            "profile-incomplete",
            "waitlisted",
            "ready",
            "partnered",
            "paused",
            "rejected",
            "lapsed",
            "withdrawn",
            "removed",
            "ended-by-hr",
            "completed");

    /** Whom to invite: these people, or everybody eligible. */
    record Invitations(
            @Size(min = 1, max = 10_000) @Nullable List<@NotNull UUID> personIds,

            @Schema(description = "true instead of personIds") @Nullable
            Boolean all) {}

    private final EnrolmentService service;
    private final Idempotency idempotency;
    private final Caller caller;

    EnrolmentResource(EnrolmentService service, Idempotency idempotency, Caller caller) {
        this.service = service;
        this.idempotency = idempotency;
        this.caller = caller;
    }

    @POST
    @Path("/cohorts/{id}/invitations")
    @Access(Role.COORDINATOR)
    @APIResponse(
            responseCode = "201",
            description = "Created",
            content =
                    @Content(mediaType = "application/json", schema = @Schema(implementation = InvitationsView.class)))
    public RestResponse<InvitationsView> invite(
            UUID id, @HeaderParam("Idempotency-Key") @Nullable String key, @NotNull @Valid Invitations wanted) {
        List<UUID> people = wanted.personIds();
        boolean all = Boolean.TRUE.equals(wanted.all());
        if (all == (people != null)) {
            throw StandardProblem.VALIDATION.at("/personIds", "must be given, or all must be true, and not both");
        }
        return idempotency.once(key, List.of(id, wanted), () -> {
            InvitationsView invited = service.invite(id, people, caller.loginKey());
            return RestResponse.ResponseBuilder.<InvitationsView>created(
                            URI.create("/v1/cohorts/" + id + "/enrolments?state=invited"))
                    .entity(invited)
                    .build();
        });
    }

    @POST
    @Path("/cohorts/{id}/enrolments")
    @Access(Role.PARTICIPANT)
    @APIResponse(
            responseCode = "201",
            description = "Created",
            content = @Content(mediaType = "application/json", schema = @Schema(implementation = EnrolmentView.class)))
    public RestResponse<EnrolmentView> apply(UUID id, @HeaderParam("Idempotency-Key") @Nullable String key) {
        return idempotency.once(key, id, () -> {
            EnrolmentView enrolment = service.apply(id, caller.person());
            return Answers.created(URI.create("/v1/enrolments/" + enrolment.id()), enrolment, enrolment.version());
        });
    }

    @GET
    @Path("/cohorts/{id}/enrolments")
    @Access(Role.COORDINATOR)
    public Page<EnrolmentView> ofCohort(
            UUID id, @QueryParam("state") @Nullable String state, @BeanParam PageRequest request) {
        return page(service.ofCohort(id, Choice.among(STATES, "state", state), caller.loginKey(), request), request);
    }

    @GET
    @Path("/me/enrolments")
    @Access(Role.PARTICIPANT)
    public Page<EnrolmentView> mine(@BeanParam PageRequest request) {
        return page(service.ofPerson(caller.person(), request), request);
    }

    @GET
    @Path("/enrolments/{id}")
    @Access({Role.PARTICIPANT, Role.COORDINATOR})
    public RestResponse<EnrolmentView> get(UUID id) {
        return answer(service.view(id, caller.personIfKnown().orElse(null), caller.loginKey()));
    }

    @POST
    @Path("/enrolments/{id}/approval")
    @Access(Role.COORDINATOR)
    public RestResponse<EnrolmentView> approve(UUID id, @HeaderParam("If-Match") @Nullable String ifMatch) {
        return answer(service.approve(id, caller.loginKey(), ifMatch));
    }

    @POST
    @Path("/enrolments/{id}/rejection")
    @Access(Role.COORDINATOR)
    public RestResponse<EnrolmentView> reject(UUID id, @HeaderParam("If-Match") @Nullable String ifMatch) {
        return answer(service.reject(id, caller.loginKey(), ifMatch));
    }

    @POST
    @Path("/enrolments/{id}/removal")
    @Access(Role.COORDINATOR)
    public RestResponse<EnrolmentView> remove(UUID id, @HeaderParam("If-Match") @Nullable String ifMatch) {
        return answer(service.remove(id, caller.loginKey(), ifMatch));
    }

    @POST
    @Path("/enrolments/{id}/pause")
    @Access(Role.PARTICIPANT)
    public RestResponse<EnrolmentView> pause(UUID id, @HeaderParam("If-Match") @Nullable String ifMatch) {
        return answer(service.pause(id, caller.person(), ifMatch));
    }

    @POST
    @Path("/enrolments/{id}/resumption")
    @Access(Role.PARTICIPANT)
    public RestResponse<EnrolmentView> resume(UUID id, @HeaderParam("If-Match") @Nullable String ifMatch) {
        return answer(service.resume(id, caller.person(), ifMatch));
    }

    @POST
    @Path("/enrolments/{id}/withdrawal")
    @Access(Role.PARTICIPANT)
    public RestResponse<EnrolmentView> withdraw(UUID id, @HeaderParam("If-Match") @Nullable String ifMatch) {
        return answer(service.withdraw(id, caller.person(), ifMatch));
    }

    private static Page<EnrolmentView> page(List<EnrolmentView> rows, PageRequest request) {
        return Page.of(
                rows,
                request,
                enrolment -> enrolment,
                enrolment ->
                        List.of(enrolment.createdAt().toString(), enrolment.id().toString()));
    }

    private static RestResponse<EnrolmentView> answer(EnrolmentView enrolment) {
        return Answers.ok(enrolment, enrolment.version());
    }
}
