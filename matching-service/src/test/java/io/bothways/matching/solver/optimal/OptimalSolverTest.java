package io.bothways.matching.solver.optimal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.bothways.matching.solver.certificate.Certificate;
import io.bothways.matching.solver.certificate.DualCheck;
import io.bothways.matching.solver.certificate.OddSets;
import io.bothways.matching.solver.certificate.Proof;
import io.bothways.matching.solver.certificate.Units;
import io.bothways.matching.solver.choice.Solution;
import io.bothways.matching.solver.choice.StableSolver;
import io.bothways.matching.solver.choice.Watch;
import io.bothways.matching.solver.graph.Graph;
import io.bothways.matching.solver.graph.Graphs;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CancellationException;
import java.util.concurrent.FutureTask;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

/** The optimum against every choice on small graphs, and the certificate against arithmetic of its own on larger ones. */
class OptimalSolverTest {
    private static final OptimalSolver SOLVER = new OptimalSolver();

    @Property(tries = 1_000)
    void noChoiceIsWorthMore(@ForAll long seed, @ForAll @IntRange(max = 40) int premium) {
        Graph graph = Graphs.withPremiums(Graphs.random(seed, 8, 24), seed, premium);
        Graph small = graph.edges() > 13 ? Graphs.firstEdges(graph, 13) : graph;

        Solution solution = SOLVER.solve(small);

        assertThat(Graphs.overfilled(small, solution)).isZero();
        assertThat(solution.value()).isEqualTo(Graphs.greatestWorth(small));
        assertThat(solution.score() + Graphs.premiums(small, solution)).isEqualTo(solution.value());
        assertThat(solution.bound()).isEqualTo(solution.value());
        assertThat(solution.proof()).isEqualTo(Proof.EXACT);
    }

    @Property(tries = 200)
    void thePricesOfTheAuctionBoundTheOptimum(@ForAll long seed, @ForAll @IntRange(max = 5_000) int premium) {
        Graph graph = Graphs.withPremiums(Graphs.random(seed, 60, 900, 10_000), seed, premium);
        Units units = Units.of(graph, Arcs.of(graph).seatsInAll());
        Auction auction = new Auction(graph, Arcs.of(graph), units, Watch.NONE);
        auction.run();

        Certificate.SeatPrices prices = new Certificate.SeatPrices(units, auction.seatPrices());

        assertThat(prices.bound(graph)).isEqualTo(units.points(DualCheck.boundByDefinition(graph, prices)));
        assertThat(prices.bound(graph))
                .isGreaterThanOrEqualTo(SOLVER.solve(graph).value());
    }

    @Property(tries = 300)
    void theCertificateHoldsByItsDefinition(@ForAll long seed, @ForAll @IntRange(max = 5_000) int premium) {
        Graph graph = Graphs.withPremiums(Graphs.random(seed, 40, 300, 10_000), seed, premium);

        Solution solution = SOLVER.solve(graph);

        assertThat(solution.certificate()).isInstanceOf(Certificate.Copies.class);
        Certificate.Copies proof = (Certificate.Copies) solution.certificate();
        long least = proof.units().of(solution.value());
        assertThat(DualCheck.boundByDefinition(graph, proof))
                .isBetween(least, least + proof.units().of(proof.units().step()) - 1);
    }

    @Property(tries = 200)
    void aPriceTooLowIsNoCertificateOrALooserOne(@ForAll long seed) {
        Graph graph = Graphs.random(seed, 12, 40, 10_000);
        Solution solution = SOLVER.solve(graph);
        Certificate.Copies proof = (Certificate.Copies) solution.certificate();

        for (int node = 0; node < proof.prices().length; node++) {
            if (proof.prices()[node] >= proof.units().perPoint()) {
                long[] prices = proof.prices().clone();
                prices[node] -= proof.units().perPoint();
                Certificate forged = new Certificate.Copies(
                        proof.units(), proof.firstCopy(), proof.twoStep(), prices, proof.oddSets());
                assertThatIllegalArgumentException().isThrownBy(() -> forged.bound(graph));
            }
        }
    }

    /** Prices so great that their sum comes round to nothing. */
    @Test
    void pricesThatAddUpToNoNumberAreNoCertificate() {
        Graph graph = Graphs.random(5, 8, 24, 10_000);
        int[] capacity = {1, 1, 1, 1, 1, 1, 1, 1};
        Graph oneSeatEach = new Graph(capacity, graph.left(), graph.right(), graph.weight());
        long[] prices = new long[8];
        Arrays.fill(prices, 1L << 61);
        Units units = Units.of(oneSeatEach, Arcs.of(oneSeatEach).seatsInAll());
        int[] none = new int[8];
        Arrays.fill(none, -1);
        Certificate copies = new Certificate.Copies(
                units,
                IntStream.rangeClosed(0, 8).toArray(),
                new int[0],
                prices,
                new OddSets(none, new int[0], new long[0]));
        Certificate relaxed = new Certificate.SeatPrices(units, prices);

        assertThatIllegalArgumentException().isThrownBy(() -> copies.bound(oneSeatEach));
        assertThatIllegalArgumentException().isThrownBy(() -> relaxed.bound(oneSeatEach));
    }

    @Test
    void onlyABoundThatIsReachedIsExact() {
        Solution solution = SOLVER.solve(Graphs.random(5, 8, 24, 10_000));

        Solution worse = new Solution(
                solution.edges(), solution.score(), solution.value() - 1, solution.bound(), solution.certificate());

        assertThat(solution.proof()).isEqualTo(Proof.EXACT);
        assertThat(worse.proof()).isEqualTo(Proof.LP);
    }

    /** Whoever changes what comes out raises the version of the algorithm and writes the new plan here. */
    @Test
    void aVersionOfTheAlgorithmStandsForOnePlan() {
        Graph graph = Graphs.random(11, 300, 3_000, 11);

        int[] edges = SOLVER.solve(graph.withPremium(20)).edges();

        assertThat(SOLVER.algorithm() + " " + Arrays.hashCode(edges)).isEqualTo("auction-blossom-5 -1150057002");
    }

    @Property(tries = 100)
    void whoeverInsistsOnAPairPaysAtLeastItsReducedCost(@ForAll long seed, @ForAll @IntRange(max = 30) int premium) {
        Graph graph = Graphs.withPremiums(Graphs.firstEdges(Graphs.random(seed, 8, 24), 11), seed, premium);
        Solution solution = SOLVER.solve(graph);

        for (int e = 0; e < graph.edges(); e++) {
            if (graph.open(e)) {
                long cost = solution.value() - Graphs.greatestWorthWith(graph, e);
                assertThat(solution.certificate().reducedCost(graph, e)).isLessThanOrEqualTo(cost);
            }
        }
    }

    @Property(tries = 200)
    void aPremiumNeverCostsAPersonTheirPartner(@ForAll long seed) {
        Graph graph = Graphs.random(seed, 40, 300);

        Solution byScore = SOLVER.solve(graph);
        Solution byPeople = SOLVER.solve(graph.withPremium(20_000));

        assertThat(people(graph, byPeople)).isGreaterThanOrEqualTo(people(graph, byScore));
        assertThat(byPeople.score()).isLessThanOrEqualTo(byScore.score());
    }

    @Property(tries = 100)
    void itIsAtLeastTheStableChoiceAndTheSameAgain(@ForAll long seed) {
        Graph graph = Graphs.random(seed, 60, 900, 10_000);

        Solution optimum = SOLVER.solve(graph);

        assertThat(optimum.score())
                .isGreaterThanOrEqualTo(new StableSolver().solve(graph).score());
        assertThat(optimum.edges()).isEqualTo(SOLVER.solve(graph).edges());
    }

    @Property(tries = 100)
    void newNamesForThePeopleChangeNothingOfItsWorth(@ForAll long seed) {
        Graph graph = Graphs.random(seed, 40, 400, 10_000);
        int n = graph.capacity().length;
        int[] name = shuffled(n, new Random(seed));
        int[] capacity = new int[n];
        Arrays.setAll(capacity, v -> graph.capacity()[indexOf(name, v)]);

        Graph renamed = new Graph(capacity, renamed(graph.left(), name), renamed(graph.right(), name), graph.weight());

        assertThat(SOLVER.solve(renamed).value()).isEqualTo(SOLVER.solve(graph).value());
    }

    @Test
    void anOddRingLeavesOneOutAndProvesIt() {
        Graph ring =
                new Graph(new int[] {1, 1, 1, 1, 1}, new int[] {0, 1, 2, 3, 0}, new int[] {1, 2, 3, 4, 4}, new int[] {
                    7, 7, 7, 7, 7
                });

        Solution solution = SOLVER.solve(ring);

        assertThat(solution.edges()).hasSize(2);
        assertThat(solution.bound()).isEqualTo(14);
    }

    @Test
    void aHubWantedByAllGivesItsSeatsToTheBest() {
        int n = 2_000;
        int[] capacity = new int[n];
        Arrays.fill(capacity, 1);
        capacity[0] = 3;
        int[] others = IntStream.range(1, n).toArray();
        Graph hub = new Graph(capacity, new int[n - 1], others, others.clone());

        Solution solution = SOLVER.solve(hub);

        assertThat(solution.edges()).containsExactly(n - 4, n - 3, n - 2);
        assertThat(solution.proof()).isEqualTo(Proof.EXACT);
    }

    @Test
    void everybodyAlikeIsStillPaired() {
        int n = 201;
        int[] capacity = new int[n];
        Arrays.fill(capacity, 1);
        int pairs = n * (n - 1) / 2;
        int[] left = new int[pairs];
        int[] right = new int[pairs];
        int[] weight = new int[pairs];
        int edge = 0;
        for (int a = 0; a < n; a++) {
            for (int b = a + 1; b < n; b++) {
                left[edge] = a;
                right[edge] = b;
                weight[edge++] = 5_000;
            }
        }

        Solution solution = SOLVER.solve(new Graph(capacity, left, right, weight));

        assertThat(solution.edges()).hasSize(100);
        assertThat(solution.bound()).isEqualTo(solution.value());
    }

    @Test
    void nobodyAndNoSeatsAreAnEmptyPlan() {
        Graph nobody = new Graph(new int[0], new int[0], new int[0], new int[0]);
        Graph noSeats = new Graph(new int[] {0, 0}, new int[] {0}, new int[] {1}, new int[] {9_000});

        assertThat(SOLVER.solve(nobody.withPremium(20_000)).value()).isZero();
        assertThat(SOLVER.solve(noSeats.withPremium(20_000)).bound()).isZero();
    }

    @Test
    void theGreatestWeightsDoNotOverflow() {
        int most = Integer.MAX_VALUE;
        Graph graph = new Graph(
                new int[] {1, 2, 2, 1}, new int[] {0, 0, 1}, new int[] {1, 2, 2}, new int[] {most, most - 1, most});

        Solution solution = SOLVER.solve(graph);

        assertThat(solution.value()).isEqualTo(2L * most);
        assertThat(solution.bound()).isEqualTo(solution.value());
    }

    @Test
    void aNegativePremiumIsRefused() {
        Graph nobody = new Graph(new int[0], new int[0], new int[0], new int[0]);

        assertThatIllegalArgumentException().isThrownBy(() -> nobody.withPremium(-1));
    }

    /** Ten steps of score, as answers on a scale give: nearly everything is tied with something. */
    @Property(tries = 20)
    void coarseScoresAreSolvedToTheOptimumToo(@ForAll long seed) {
        Graph fine = Graphs.random(seed, 300, 3_000, 11);
        Graph coarse = fine.weighing(
                Arrays.stream(fine.weight()).map(points -> 1_000 * points).toArray());

        assertThat(SOLVER.solve(coarse).proof()).isEqualTo(Proof.EXACT);
        assertThat(SOLVER.solve(coarse.withPremium(20_000)).proof()).isEqualTo(Proof.EXACT);
    }

    /** Everybody equal and few candidates: sets are found inside sets, thousands deep, and a call for each would not fit here. */
    @Test
    void deeplyNestedSetsNeedNoStack() throws Exception {
        int n = 10_000;
        int[] capacity = new int[n];
        Arrays.fill(capacity, 1);
        long[] pairs = new Random(7)
                .longs(3L * n, 0, (long) n * n)
                .filter(pair -> pair / n < pair % n)
                .distinct()
                .sorted()
                .toArray();
        int[] weight = new int[pairs.length];
        Arrays.fill(weight, 1_000);
        Graph equals = new Graph(
                capacity,
                Arrays.stream(pairs).mapToInt(pair -> (int) (pair / n)).toArray(),
                Arrays.stream(pairs).mapToInt(pair -> (int) (pair % n)).toArray(),
                weight);
        FutureTask<Solution> solving = new FutureTask<>(() -> SOLVER.solve(equals));
        new Thread(null, solving, "little stack", 64 * 1024).start();

        Solution solution = solving.get();

        assertThat(solution.proof()).isEqualTo(Proof.EXACT);
        assertThat(solution.edges()).hasSizeGreaterThan(4_500);
    }

    @Test
    void whoStopsItGetsNothing() {
        Graph graph = Graphs.random(7, 400, 20_000, 10_000);
        List<Watch.Stage> seen = new ArrayList<>();
        Watch impatient = new Watch() {
            @Override
            public void at(Stage stage, int percent) {
                seen.add(stage);
            }

            @Override
            public boolean goesOn() {
                return !seen.contains(Stage.PROVING);
            }
        };

        assertThatExceptionOfType(CancellationException.class)
                .isThrownBy(() -> new OptimalSolver().solve(graph, new Stopped(impatient)));
        assertThat(seen).startsWith(Watch.Stage.BIDDING).endsWith(Watch.Stage.PROVING);
    }

    /** Asks at every report, not only at every so many steps: small graphs are done before they are asked. */
    private record Stopped(Watch watch) implements Watch {
        @Override
        public void at(Stage stage, int percent) {
            watch.at(stage, percent);
            watch.check();
        }

        @Override
        public boolean goesOn() {
            return watch.goesOn();
        }
    }

    private static long people(Graph graph, Solution solution) {
        return Arrays.stream(solution.edges())
                .flatMap(e -> IntStream.of(graph.left()[e], graph.right()[e]))
                .distinct()
                .count();
    }

    private static int[] shuffled(int n, Random random) {
        int[] name = IntStream.range(0, n).toArray();
        for (int i = n - 1; i > 0; i--) {
            int j = random.nextInt(i + 1);
            int kept = name[i];
            name[i] = name[j];
            name[j] = kept;
        }
        return name;
    }

    private static int indexOf(int[] name, int v) {
        return IntStream.range(0, name.length)
                .filter(i -> name[i] == v)
                .findFirst()
                .orElseThrow();
    }

    private static int[] renamed(int[] ends, int[] name) {
        return Arrays.stream(ends).map(v -> name[v]).toArray();
    }
}
