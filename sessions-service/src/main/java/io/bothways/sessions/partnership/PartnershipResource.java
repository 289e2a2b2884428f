package io.bothways.sessions.partnership;

import io.bothways.platform.access.Access;
import io.bothways.platform.access.Caller;
import io.bothways.platform.access.Role;
import io.bothways.platform.paging.Page;
import io.bothways.platform.paging.PageRequest;
import io.bothways.platform.precondition.Answers;
import io.bothways.platform.problem.Choice;
import io.bothways.sessions.Viewer;
import io.bothways.sessions.partnership.agreement.Agreement;
import io.bothways.sessions.partnership.progress.PartnershipState;
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
import java.util.Objects;
import java.util.UUID;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/** Partnerships over HTTP: for the two people, and how they stand for the coordinators of the programme. */
@Path("/v1")
@RunOnVirtualThread
class PartnershipResource {

    private final PartnershipService partnerships;
    private final Caller caller;

    PartnershipResource(PartnershipService partnerships, Caller caller) {
        this.partnerships = partnerships;
        this.caller = caller;
    }

    @GET
    @Path("/me/partnerships")
    @Access(Role.PARTICIPANT)
    public Page<PartnershipView> mine(@QueryParam("state") @Nullable String state, @BeanParam PageRequest page) {
        return partnerships.of(Viewer.party(caller), Choice.among(PartnershipState.CODES, "state", state), page);
    }

    @GET
    @Path("/cohorts/{id}/partnerships")
    @Access(Role.COORDINATOR)
    public Page<PartnershipView> ofCohort(
            @PathParam("id") UUID id, @QueryParam("state") @Nullable String state, @BeanParam PageRequest page) {
        return partnerships.ofCohort(id, Viewer.of(caller), Choice.among(PartnershipState.CODES, "state", state), page);
    }

    @GET
    @Path("/partnerships/{id}")
    @Access({Role.PARTICIPANT, Role.COORDINATOR})
    public RestResponse<PartnershipView> one(@PathParam("id") UUID id) {
        return answer(partnerships.view(id, Viewer.of(caller)));
    }

    /** The first wording needs no If-Match; whoever replaces one names the version of the partnership. */
    @PUT
    @Path("/partnerships/{id}/agreement")
    @Access(Role.PARTICIPANT)
    public RestResponse<PartnershipView> agree(
            @PathParam("id") UUID id,
            @HeaderParam("If-Match") @Nullable String ifMatch,
            @Valid @NotNull Agreement agreement) {
        return answer(partnerships.agree(id, Viewer.party(caller), ifMatch, agreement));
    }

    @POST
    @Path("/partnerships/{id}/signature")
    @Access(Role.PARTICIPANT)
    public RestResponse<PartnershipView> sign(
            @PathParam("id") UUID id, @HeaderParam("If-Match") @Nullable String ifMatch) {
        return answer(partnerships.sign(id, Viewer.party(caller), ifMatch));
    }

    @POST
    @Path("/partnerships/{id}/pause")
    @Access({Role.PARTICIPANT, Role.COORDINATOR})
    public RestResponse<PartnershipView> pause(
            @PathParam("id") UUID id, @HeaderParam("If-Match") @Nullable String ifMatch) {
        return answer(partnerships.pause(id, Viewer.of(caller), ifMatch));
    }

    @POST
    @Path("/partnerships/{id}/resumption")
    @Access({Role.PARTICIPANT, Role.COORDINATOR})
    public RestResponse<PartnershipView> resume(
            @PathParam("id") UUID id, @HeaderParam("If-Match") @Nullable String ifMatch) {
        return answer(partnerships.resume(id, Viewer.of(caller), ifMatch));
    }

    @POST
    @Path("/partnerships/{id}/extension")
    @Access({Role.PARTICIPANT, Role.COORDINATOR})
    public RestResponse<PartnershipView> extend(
            @PathParam("id") UUID id,
            @HeaderParam("If-Match") @Nullable String ifMatch,
            @Valid @NotNull Extension extension) {
        return answer(partnerships.extend(id, Viewer.of(caller), ifMatch, Objects.requireNonNull(extension.endsAt())));
    }

    @POST
    @Path("/partnerships/{id}/closing")
    @Access(Role.PARTICIPANT)
    public RestResponse<PartnershipView> askToClose(
            @PathParam("id") UUID id, @HeaderParam("If-Match") @Nullable String ifMatch) {
        return answer(partnerships.askToClose(id, Viewer.party(caller), ifMatch));
    }

    @POST
    @Path("/partnerships/{id}/completion")
    @Access(Role.PARTICIPANT)
    public RestResponse<PartnershipView> complete(
            @PathParam("id") UUID id, @HeaderParam("If-Match") @Nullable String ifMatch) {
        return answer(partnerships.complete(id, Viewer.party(caller), ifMatch));
    }

    @POST
    @Path("/partnerships/{id}/ending")
    @Access({Role.PARTICIPANT, Role.COORDINATOR})
    public RestResponse<PartnershipView> end(
            @PathParam("id") UUID id,
            @HeaderParam("If-Match") @Nullable String ifMatch,
            @Valid @NotNull Ending ending) {
        return answer(partnerships.end(id, Viewer.of(caller), ifMatch, Objects.requireNonNull(ending.cause())));
    }

    @POST
    @Path("/partnerships/{id}/reinstatement")
    @Access(Role.PARTICIPANT)
    public RestResponse<PartnershipView> askUndo(
            @PathParam("id") UUID id, @HeaderParam("If-Match") @Nullable String ifMatch) {
        return answer(partnerships.askUndo(id, Viewer.party(caller), ifMatch));
    }

    @POST
    @Path("/directions/{id}/fulfilment")
    @Access(Role.PARTICIPANT)
    public RestResponse<PartnershipView> fulfil(
            @PathParam("id") UUID id, @HeaderParam("If-Match") @Nullable String ifMatch) {
        return answer(partnerships.fulfil(id, Viewer.party(caller), ifMatch));
    }

    @POST
    @Path("/directions/{id}/dropping")
    @Access(Role.PARTICIPANT)
    public RestResponse<PartnershipView> drop(
            @PathParam("id") UUID id, @HeaderParam("If-Match") @Nullable String ifMatch) {
        return answer(partnerships.drop(id, Viewer.party(caller), ifMatch));
    }

    private static RestResponse<PartnershipView> answer(PartnershipView view) {
        return Answers.ok(view, view.version());
    }
}
