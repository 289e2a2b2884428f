package io.bothways.matching.solver;

import io.bothways.matching.scoring.pool.Participant;
import io.bothways.matching.solver.certificate.Certificate;
import io.bothways.matching.solver.certificate.OddSets;
import io.bothways.matching.solver.certificate.PlanCertificate;
import io.bothways.matching.solver.certificate.PlanCertificate.Ends;
import io.bothways.matching.solver.certificate.PlanCertificate.OddSet;
import io.bothways.matching.solver.certificate.PlanCertificate.PricedSeat;
import io.bothways.matching.solver.certificate.PlanCertificate.TwoStep;
import io.bothways.matching.solver.certificate.SeatPrice;
import io.bothways.matching.solver.certificate.Units;
import io.bothways.matching.solver.graph.Graph;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;

/** Says a {@link Certificate} by people and their seats instead of by places in a graph, so that it can be kept. */
final class CertificateNaming {
    private final Graph graph;
    private final List<Participant> people;
    private final Seating seating;
    private final long fixedPoints;
    /** A vertex of the person for whom each stand-in stands. */
    private final int[] owner;

    private CertificateNaming(Graph graph, List<Participant> people, Seating seating, long fixedPoints) {
        this.graph = graph;
        this.people = people;
        this.seating = seating;
        this.fixedPoints = fixedPoints;
        this.owner = new int[graph.vertices() - seating.vertices()];
        for (int e = 0; e < graph.edges(); e++) {
            if (graph.right()[e] >= seating.vertices()) {
                owner[graph.right()[e] - seating.vertices()] = graph.left()[e];
            }
        }
    }

    /** Of a graph whose vertices are the seats of these people. */
    static PlanCertificate of(
            Certificate certificate, Graph graph, List<Participant> people, Seating seating, long fixedPoints) {
        return new CertificateNaming(graph, people, seating, fixedPoints).of(certificate);
    }

    private PlanCertificate of(Certificate certificate) {
        return switch (certificate) {
            case Certificate.BestSeats _ -> named(PlanCertificate.Kind.BEST_SEATS, 1, 1, List.of());
            case Certificate.SeatPrices(Units units, long[] prices) ->
                named(PlanCertificate.Kind.SEAT_PRICES, units.perPoint(), units.step(), wholeSeats(prices));
            case Certificate.Copies copies -> ofCopies(copies);
            case Certificate.WithBonus(Certificate raised, int[] kept, int bonus, int mayBreak) -> {
                List<Ends> ends = Arrays.stream(kept)
                        .mapToObj(e -> new Ends(id(graph.left()[e]), id(graph.right()[e])))
                        .toList();
                PlanCertificate of = of(raised);
                yield new PlanCertificate(
                        of.kind(),
                        of.unitsPerPoint(),
                        of.stepPoints(),
                        fixedPoints,
                        of.seats(),
                        of.oddSets(),
                        of.twoSteps(),
                        new PlanCertificate.Bonus(bonus, mayBreak, ends));
            }
        };
    }

    private PlanCertificate named(
            PlanCertificate.Kind kind, long unitsPerPoint, long stepPoints, List<PricedSeat> seats) {
        return new PlanCertificate(kind, unitsPerPoint, stepPoints, fixedPoints, seats, List.of(), List.of(), null);
    }

    private List<PricedSeat> wholeSeats(long[] prices) {
        int[] degree = new int[graph.vertices()];
        for (int e = 0; e < graph.edges(); e++) {
            if (graph.open(e)) {
                degree[graph.left()[e]]++;
                degree[graph.right()[e]]++;
            }
        }
        List<PricedSeat> seats = new ArrayList<>();
        for (int v = 0; v < graph.vertices(); v++) {
            if (degree[v] > 0) {
                int count = Math.min(graph.capacity()[v], degree[v]);
                seats.add(seat(v, 1, count, graph.premium()[v], prices[v], PlanCertificate.NONE));
            }
        }
        return seats;
    }

    private PlanCertificate ofCopies(Certificate.Copies dual) {
        int[] smallest = dual.oddSets().smallest();
        List<PricedSeat> seats = new ArrayList<>();
        for (int v = 0; v < graph.vertices(); v++) {
            int first = dual.firstCopy()[v];
            for (int copy = first; copy < dual.firstCopy()[v + 1]; copy++) {
                int premium = copy == first ? graph.premium()[v] : 0;
                seats.add(seat(v, copy - first + 1, 1, premium, dual.prices()[copy], smallest[copy]));
            }
        }
        List<TwoStep> twoSteps = new ArrayList<>();
        int node = dual.firstCopy()[graph.vertices()];
        for (int e : dual.twoStep()) {
            twoSteps.add(new TwoStep(
                    id(graph.left()[e]),
                    id(graph.right()[e]),
                    dual.prices()[node],
                    smallest[node],
                    dual.prices()[node + 1],
                    smallest[node + 1]));
            node += 2;
        }
        return new PlanCertificate(
                PlanCertificate.Kind.SEAT_COPIES,
                dual.units().perPoint(),
                dual.units().step(),
                fixedPoints,
                seats,
                oddSets(dual.oddSets()),
                twoSteps,
                null);
    }

    private static List<OddSet> oddSets(OddSets sets) {
        int[] sizes = sets.sizes();
        List<OddSet> named = new ArrayList<>();
        for (int set = 0; set < sets.count(); set++) {
            named.add(new OddSet(sets.enclosing()[set], sizes[set], sets.price()[set]));
        }
        return named;
    }

    private PricedSeat seat(int v, int number, int seats, int premium, long price, int oddSet) {
        return new PricedSeat(id(v), seatOf(v), number, seats, premium, price, oddSet);
    }

    private SeatPrice.Seat seatOf(int vertex) {
        return vertex < seating.vertices() ? seating.seatOf(vertex) : SeatPrice.Seat.STAND_IN;
    }

    private UUID id(int vertex) {
        int seat = vertex < seating.vertices() ? vertex : owner[vertex - seating.vertices()];
        return people.get(seating.personOf(seat)).id();
    }
}
