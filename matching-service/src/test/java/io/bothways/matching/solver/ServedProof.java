package io.bothways.matching.solver;

import io.bothways.matching.solver.certificate.Certificate;
import io.bothways.matching.solver.certificate.DualCheck;
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
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * What the certificate of a plan proves to somebody who has nothing but it and the scores of the pairs: the graph and its
 * prices are written down anew from people, and added up by definition.
 */
public final class ServedProof {
    private final PlanCertificate certificate;
    private final Map<Vertex, List<PricedSeat>> seats = new LinkedHashMap<>();
    private final List<Vertex> vertices;
    private final List<Edge> edges = new ArrayList<>();

    /** A pair that could have been chosen and was not locked; in a one-way programme the first teaches. */
    public record Scored(UUID first, UUID second, int score) {}

    private record Vertex(UUID person, SeatPrice.Seat seat) {}

    private record Edge(Vertex first, Vertex second, int weight) {
        boolean joins(UUID one, UUID other) {
            return first.person().equals(one) && second.person().equals(other);
        }
    }

    private ServedProof(PlanCertificate certificate, List<Scored> scored) {
        this.certificate = certificate;
        certificate.seats().forEach(seat -> seats.computeIfAbsent(
                        new Vertex(seat.personId(), seat.seat()), key -> new ArrayList<>())
                .add(seat));
        this.vertices = List.copyOf(seats.keySet());
        boolean twoWay = vertices.stream().anyMatch(vertex -> vertex.seat() == SeatPrice.Seat.BOTH);
        PlanCertificate.Bonus bonus = certificate.bonus();
        for (Scored pair : scored) {
            int earned =
                    bonus != null && bonus.kept().contains(new Ends(pair.first(), pair.second())) ? bonus.points() : 0;
            addEdge(
                    new Vertex(pair.first(), twoWay ? SeatPrice.Seat.BOTH : SeatPrice.Seat.TEACHING),
                    new Vertex(pair.second(), twoWay ? SeatPrice.Seat.BOTH : SeatPrice.Seat.LEARNING),
                    pair.score() + earned);
        }
        for (Vertex vertex : vertices) {
            Vertex standIn = new Vertex(vertex.person(), SeatPrice.Seat.STAND_IN);
            if (!vertex.equals(standIn)) {
                addEdge(vertex, standIn, 0);
            }
        }
    }

    /** If both ends are served. */
    private void addEdge(Vertex first, Vertex second, int weight) {
        if (seats.containsKey(first) && seats.containsKey(second)) {
            edges.add(new Edge(first, second, weight));
        }
    }

    /** In points; throws where a pair is not covered. */
    public static long bound(PlanCertificate certificate, List<Scored> scored) {
        ServedProof proof = new ServedProof(certificate, scored);
        long units =
                switch (certificate.kind()) {
                    case BEST_SEATS -> throw new AssertionError("there are no prices to prove anything by");
                    case SEAT_PRICES -> DualCheck.boundByDefinition(proof.graph(), proof.seatPrices());
                    case SEAT_COPIES -> DualCheck.boundByDefinition(proof.graph(), proof.copies());
                };
        long points =
                Math.floorDiv(units, certificate.unitsPerPoint() * certificate.stepPoints()) * certificate.stepPoints();
        PlanCertificate.Bonus bonus = certificate.bonus();
        long earned = bonus == null ? 0 : (long) bonus.points() * (bonus.kept().size() - bonus.mayBreak());
        return points - earned + certificate.fixedPoints();
    }

    private Graph graph() {
        return new Graph(
                seats.values().stream()
                        .mapToInt(of -> of.stream().mapToInt(PricedSeat::seats).sum())
                        .toArray(),
                seats.values().stream().mapToInt(of -> of.getFirst().premium()).toArray(),
                edges.stream().mapToInt(edge -> vertices.indexOf(edge.first())).toArray(),
                edges.stream().mapToInt(edge -> vertices.indexOf(edge.second())).toArray(),
                edges.stream().mapToInt(Edge::weight).toArray());
    }

    private Certificate.SeatPrices seatPrices() {
        return new Certificate.SeatPrices(
                units(),
                seats.values().stream().mapToLong(of -> of.getFirst().price()).toArray());
    }

    private Certificate.Copies copies() {
        List<Long> prices = new ArrayList<>();
        List<Integer> smallest = new ArrayList<>();
        int[] firstCopy = new int[vertices.size() + 1];
        for (int v = 0; v < vertices.size(); v++) {
            for (PricedSeat seat : seats.getOrDefault(vertices.get(v), List.of())) {
                prices.add(seat.price());
                smallest.add(seat.oddSet());
            }
            firstCopy[v + 1] = prices.size();
        }
        List<Integer> twoSteps = new ArrayList<>();
        for (int e = 0; e < edges.size(); e++) {
            for (TwoStep step : certificate.twoSteps()) {
                if (edges.get(e).joins(step.firstId(), step.secondId())) {
                    twoSteps.add(e);
                    prices.addAll(List.of(step.firstPrice(), step.secondPrice()));
                    smallest.addAll(List.of(step.firstOddSet(), step.secondOddSet()));
                }
            }
        }
        List<OddSet> sets = certificate.oddSets();
        OddSets oddSets = new OddSets(
                ints(smallest),
                sets.stream().mapToInt(OddSet::enclosing).toArray(),
                sets.stream().mapToLong(OddSet::price).toArray());
        return new Certificate.Copies(
                units(),
                firstCopy,
                ints(twoSteps),
                prices.stream().mapToLong(Long::longValue).toArray(),
                oddSets);
    }

    private Units units() {
        return new Units(certificate.stepPoints(), certificate.unitsPerPoint(), 1);
    }

    private static int[] ints(List<Integer> values) {
        return values.stream().mapToInt(Integer::intValue).toArray();
    }
}
