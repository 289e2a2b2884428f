package io.bothways.matching.matchrun;

import io.bothways.matching.certificate.CertificateView;
import io.bothways.matching.certificate.Certificates;
import io.bothways.matching.certificate.KeptPairView;
import io.bothways.matching.certificate.OddSetView;
import io.bothways.matching.certificate.PricedSeatView;
import io.bothways.matching.certificate.TwoStepView;
import io.bothways.platform.access.Access;
import io.bothways.platform.access.Caller;
import io.bothways.platform.access.Role;
import io.bothways.platform.paging.Page;
import io.bothways.platform.paging.PageRequest;
import io.bothways.platform.problem.StandardProblem;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.util.List;
import java.util.UUID;

/** The proof of a run's bound over HTTP, whole, so that somebody else can check it: see docs/certificate.md. */
@Path("/v1/match-runs/{id}/certificate")
@RunOnVirtualThread
class CertificateResource {
    private final MatchRunService runs;
    private final Certificates certificates;
    private final Caller caller;

    CertificateResource(MatchRunService runs, Certificates certificates, Caller caller) {
        this.runs = runs;
        this.certificates = certificates;
        this.caller = caller;
    }

    /** In which numbers the proof is. A run has one once it has a plan. */
    @GET
    @Access(Role.COORDINATOR)
    public CertificateView get(UUID id) {
        return certificates.of(readable(id)).orElseThrow(StandardProblem.NOT_FOUND::plain);
    }

    /** What each seat that somebody could take costs. */
    @GET
    @Path("/seats")
    @Access(Role.COORDINATOR)
    public Page<PricedSeatView> seats(UUID id, @BeanParam PageRequest request) {
        return Page.of(
                certificates.seats(readable(id), request),
                request,
                seat -> seat,
                seat -> List.of(seat.personId().toString(), seat.seat(), Integer.toString(seat.number())));
    }

    /** Sets of nodes of which one stays single, and the price of that. */
    @GET
    @Path("/odd-sets")
    @Access(Role.COORDINATOR)
    public Page<OddSetView> oddSets(UUID id, @BeanParam PageRequest request) {
        return Page.of(
                certificates.oddSets(readable(id), request),
                request,
                set -> set,
                set -> List.of(Integer.toString(set.number())));
    }

    /** Pairs with two nodes of their own. */
    @GET
    @Path("/two-step-pairs")
    @Access(Role.COORDINATOR)
    public Page<TwoStepView> twoSteps(UUID id, @BeanParam PageRequest request) {
        return Page.of(
                certificates.twoSteps(readable(id), request), request, pair -> pair, pair -> keyOf(pair.people()));
    }

    /** Pairs of the repaired run that earned the bonus. */
    @GET
    @Path("/kept-pairs")
    @Access(Role.COORDINATOR)
    public Page<KeptPairView> kept(UUID id, @BeanParam PageRequest request) {
        return Page.of(certificates.kept(readable(id), request), request, pair -> pair, pair -> keyOf(pair.people()));
    }

    private UUID readable(UUID id) {
        return runs.readable(id, caller.loginKey());
    }

    private static List<String> keyOf(List<UUID> people) {
        return people.stream().map(UUID::toString).toList();
    }
}
