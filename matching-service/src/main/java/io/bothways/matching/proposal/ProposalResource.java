package io.bothways.matching.proposal;

import io.bothways.matching.MatchingProblem;
import io.bothways.platform.access.Access;
import io.bothways.platform.access.Caller;
import io.bothways.platform.access.Role;
import io.bothways.platform.paging.Page;
import io.bothways.platform.paging.PageRequest;
import io.bothways.platform.precondition.Answers;
import io.bothways.platform.problem.Choice;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/** Proposals over HTTP: their two people answer them, coordinators follow them. */
@Path("/v1")
@RunOnVirtualThread
class ProposalResource {
    private static final Set<String> STATES = Set.of(
            "open",
            "sent",
            "accepted-by-one",
            "accepted",
            "declined",
            "withdrawn",
            "expired",
            "superseded",
            "invalidated");

    /** A refusal; the other person is never told why. */
    record Refusal(@NotNull DeclineReason reason) {}

    private final ProposalService service;
    private final Caller caller;

    ProposalResource(ProposalService service, Caller caller) {
        this.service = service;
        this.caller = caller;
    }

    @GET
    @Path("/me/proposals")
    @Access(Role.PARTICIPANT)
    public Page<ProposalView> mine(@QueryParam("state") @Nullable String state, @BeanParam PageRequest request) {
        return page(service.ofPerson(caller.person(), Choice.among(STATES, "state", state), request), request);
    }

    @GET
    @Path("/cohorts/{id}/proposals")
    @Access(Role.COORDINATOR)
    public Page<ProposalView> ofCohort(
            UUID id, @QueryParam("state") @Nullable String state, @BeanParam PageRequest request) {
        return page(service.ofCohort(id, Choice.among(STATES, "state", state), caller.loginKey(), request), request);
    }

    @GET
    @Path("/proposals/{id}")
    @Access({Role.PARTICIPANT, Role.COORDINATOR})
    public RestResponse<ProposalView> get(UUID id) {
        return answer(service.view(id, caller.personIfKnown().orElse(null), caller.loginKey()));
    }

    /** The second acceptance takes the seats and forms the partnership; saying yes again changes nothing. */
    @POST
    @Path("/proposals/{id}/acceptance")
    @Access(Role.PARTICIPANT)
    public RestResponse<ProposalView> accept(UUID id, @HeaderParam("If-Match") @Nullable String ifMatch) {
        return switch (service.accept(id, caller.person(), ifMatch)) {
            case AcceptanceOutcome.Recorded(ProposalView proposal) -> answer(proposal);
            case AcceptanceOutcome.SeatTaken() -> throw MatchingProblem.SEAT_TAKEN.plain();
            case AcceptanceOutcome.NoLongerOpen(String state) ->
                throw MatchingProblem.PROPOSAL_CLOSED.with("state", state);
        };
    }

    @POST
    @Path("/proposals/{id}/decline")
    @Access(Role.PARTICIPANT)
    public RestResponse<ProposalView> decline(
            UUID id, @HeaderParam("If-Match") @Nullable String ifMatch, @NotNull @Valid Refusal refusal) {
        return answer(service.decline(id, caller.person(), refusal.reason(), ifMatch));
    }

    @POST
    @Path("/proposals/{id}/withdrawal")
    @Access(Role.COORDINATOR)
    public RestResponse<ProposalView> withdraw(UUID id, @HeaderParam("If-Match") @Nullable String ifMatch) {
        return answer(service.withdraw(id, caller.loginKey(), ifMatch));
    }

    private static Page<ProposalView> page(List<ProposalView> rows, PageRequest request) {
        return Page.of(
                rows,
                request,
                proposal -> proposal,
                proposal -> List.of(proposal.sentAt().toString(), proposal.id().toString()));
    }

    private static RestResponse<ProposalView> answer(ProposalView proposal) {
        return Answers.ok(proposal, proposal.version());
    }
}
