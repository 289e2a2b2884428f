package io.bothways.matching.solver;

import static org.assertj.core.api.Assertions.assertThat;

import io.bothways.matching.scoring.People;
import io.bothways.matching.scoring.candidates.Candidates;
import io.bothways.matching.scoring.pool.Participant;
import io.bothways.matching.scoring.pool.Pool;
import io.bothways.matching.scoring.terms.Exchange;
import io.bothways.matching.scoring.terms.Terms;
import io.bothways.matching.scoring.weighing.Scores;
import io.bothways.matching.solver.certificate.Certificate;
import io.bothways.matching.solver.certificate.PlanCertificate;
import io.bothways.matching.solver.certificate.PlanCertificate.Kind;
import io.bothways.matching.solver.certificate.PlanCertificate.OddSet;
import io.bothways.matching.solver.certificate.PlanCertificate.PricedSeat;
import io.bothways.matching.solver.certificate.Units;
import io.bothways.matching.solver.graph.Edges;
import io.bothways.matching.solver.graph.Graph;
import io.bothways.matching.solver.plan.Objective;
import io.bothways.matching.solver.plan.Pair;
import io.bothways.matching.solver.plan.Parameters;
import io.bothways.matching.solver.plan.Plan;
import io.bothways.matching.solver.plan.Wishes;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.function.IntUnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import net.jqwik.api.Assume;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

class PlanCertificateTest {
    private static final int SIZE = 14;

    @Property(tries = 300)
    void whoeverHasOnlyTheCertificateAndTheScoresFindsTheBound(
            @ForAll long seed, @ForAll Exchange exchange, @ForAll boolean participation) {
        Pool pool = People.pool(new Random(seed), SIZE);
        Terms terms = People.terms(exchange);
        Objective objective = participation ? Objective.PARTICIPATION : Objective.SCORE;

        Plan plan = Matching.plan(pool, new Parameters(objective, terms));

        assertProven(plan, scored(pool, terms, Set.of(), 0));
    }

    /** In a two-way programme: in a one-way one the other direction of a locked pair may still be chosen, and is inside. */
    @Property(tries = 200)
    void lockedPairsAreOutsideTheProofAndAddedToIt(@ForAll long seed) {
        Pool pool = People.pool(new Random(seed), SIZE);
        Terms terms = People.terms(Exchange.TWO_WAY);
        List<Pair> wanted = pairs(Matching.plan(pool, new Parameters(Objective.STABLE, terms)));
        List<Pair> locked = wanted.subList(0, (wanted.size() + 1) / 2);

        Plan plan =
                Matching.plan(pool, new Parameters(Objective.PARTICIPATION, terms, new Wishes(locked, false, null)));

        assertThat(plan.unmetLocks()).isEmpty();
        assertProven(plan, scored(pool, terms, Set.copyOf(locked), 0));
    }

    @Property(tries = 200)
    void aRepairIsProvenByTheBonusOfWhatIsKept(
            @ForAll long seed, @ForAll Exchange exchange, @ForAll @IntRange(max = 3) int mayBreak) {
        Pool pool = People.pool(new Random(seed), SIZE);
        Terms terms = People.terms(exchange);
        Plan earlier = Matching.plan(pool, new Parameters(Objective.STABLE, terms));
        Wishes wishes = new Wishes(List.of(), false, Wishes.Kept.of(earlier.pairs(), mayBreak));

        Plan plan = Matching.plan(pool, new Parameters(Objective.SCORE, terms, wishes));

        assertThat(plan.certificate().bonus()).isNotNull();
        assertProven(plan, scored(pool, terms, Set.of(), 0));
    }

    @Property(tries = 100)
    void aRaisedFloorIsProvenAmongThePairsAboveIt(@ForAll long seed, @ForAll Exchange exchange) {
        Pool pool = People.pool(new Random(seed), SIZE);
        Terms terms = People.terms(exchange);

        Plan plan =
                Matching.plan(pool, new Parameters(Objective.PARTICIPATION, terms, new Wishes(List.of(), true, null)));

        Integer floor = plan.worth().floor();
        assertProven(plan, scored(pool, terms, Set.of(), floor == null ? 0 : floor));
    }

    @Property(tries = 100)
    void anyPricesOfSeatsProveTheBoundTheyGive(@ForAll long seed, @ForAll Exchange exchange) {
        Random random = new Random(seed);
        Pool pool = People.pool(random, SIZE);
        Terms terms = People.terms(exchange);
        Seating seating = new Seating(pool.people(), exchange);
        List<ServedProof.Scored> scored = scored(pool, terms, Set.of(), 0);
        Graph graph = graph(pool, seating, terms);
        Units units = Units.of(graph, Arrays.stream(graph.capacity()).sum());
        long[] prices =
                random.longs(graph.vertices(), units.of(-100), units.of(8_000)).toArray();
        Certificate dual = new Certificate.SeatPrices(units, prices);

        PlanCertificate named = CertificateNaming.of(dual, graph, pool.people(), seating, 0);

        Assume.that(!named.seats().isEmpty());
        assertThat(named.kind()).isEqualTo(Kind.SEAT_PRICES);
        assertThat(ServedProof.bound(named, scored)).isEqualTo(dual.bound(graph));
    }

    @Property(tries = 50)
    void aStablePlanHasNoPrices(@ForAll long seed, @ForAll Exchange exchange) {
        Pool pool = People.pool(new Random(seed), SIZE);

        Plan plan = Matching.plan(pool, new Parameters(Objective.STABLE, People.terms(exchange)));

        assertThat(plan.certificate().kind()).isEqualTo(Kind.BEST_SEATS);
        assertThat(plan.certificate().seats()).isEmpty();
    }

    private static void assertProven(Plan plan, List<ServedProof.Scored> scored) {
        PlanCertificate certificate = plan.certificate();
        assertThat(ServedProof.bound(certificate, scored))
                .isEqualTo(plan.worth().bound());
        int[] nodes = new int[certificate.oddSets().size()];
        Stream<Integer> smallest = Stream.concat(
                certificate.seats().stream().map(PricedSeat::oddSet),
                certificate.twoSteps().stream().flatMap(two -> Stream.of(two.firstOddSet(), two.secondOddSet())));
        smallest.forEach(set -> {
            for (int around = set;
                    around >= 0;
                    around = certificate.oddSets().get(around).enclosing()) {
                nodes[around]++;
            }
        });
        assertThat(certificate.oddSets()).extracting(OddSet::nodes).containsExactly(boxed(nodes));
    }

    private static Integer[] boxed(int[] values) {
        Integer[] boxed = new Integer[values.length];
        for (int i = 0; i < values.length; i++) {
            boxed[i] = values[i];
        }
        return boxed;
    }

    private static List<Pair> pairs(Plan plan) {
        return plan.pairs().stream()
                .map(pair -> Pair.of(pair.lower(), pair.higher()))
                .collect(Collectors.toList());
    }

    private static List<ServedProof.Scored> scored(Pool pool, Terms terms, Set<Pair> locked, int floor) {
        Candidates candidates = Candidates.of(pool, terms);
        List<ServedProof.Scored> scored = new ArrayList<>();
        for (int c = 0; c < candidates.size(); c++) {
            Participant first = pool.people().get(candidates.first(c));
            Participant second = pool.people().get(candidates.second(c));
            int given = Scores.gain(first, second).points();
            int back = terms.exchange() == Exchange.TWO_WAY
                    ? Scores.gain(second, first).points()
                    : given;
            if (!locked.contains(Pair.of(first.id(), second.id())) && Math.min(given, back) >= floor) {
                scored.add(new ServedProof.Scored(first.id(), second.id(), candidates.score(c)));
            }
        }
        return scored;
    }

    private static Graph graph(Pool pool, Seating seating, Terms terms) {
        Candidates candidates = Candidates.of(pool, terms);
        int[] all = Edges.where(candidates.size(), c -> true);
        return seating.graph(
                of(all, candidates::first), of(all, candidates::second), of(all, candidates::score), 20_000);
    }

    private static int[] of(int[] all, IntUnaryOperator value) {
        return Arrays.stream(all).map(value).toArray();
    }
}
