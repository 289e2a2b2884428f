package io.bothways.matching.solver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Arrays;
import java.util.Random;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

/** The optimum against every choice on small graphs, and the certificate against arithmetic of its own on larger ones. */
class OptimalSolverTest {
    @Property(tries = 1_000)
    void noChoiceIsWorthMore(@ForAll long seed, @ForAll @IntRange(max = 40) int premium) {
        Graph graph = Graphs.random(seed, 8, 24);
        Graph small = graph.edges() > 13 ? firstEdges(graph, 13) : graph;

        Solution solution = new OptimalSolver(Objective.PARTICIPATION, premium).solve(small);

        assertThat(Graphs.overfilled(small, solution)).isZero();
        assertThat(solution.value()).isEqualTo(Graphs.greatestWorth(small, premium));
        assertThat(solution.bound()).isEqualTo(solution.value());
        assertThat(solution.proof()).isEqualTo(Proof.EXACT);
    }

    @Property(tries = 200)
    void thePricesOfTheAuctionBoundTheOptimum(@ForAll long seed, @ForAll @IntRange(max = 5_000) int premium) {
        Graph graph = Graphs.random(seed, 60, 900, 10_000);
        Arcs arcs = Arcs.of(graph);
        Auction auction = new Auction(graph, arcs, premium);
        auction.run();

        long bound = boundByDefinition(graph, premium, auction.seatPrices());

        Solution solution = new OptimalSolver(Objective.PARTICIPATION, premium).solve(graph);
        assertThat(bound).isGreaterThanOrEqualTo(solution.value() * SeatPrices.UNITS);
        assertThat(SeatPrices.bound(graph, arcs, premium, auction.seatPrices())).isEqualTo(bound);
    }

    @Property(tries = 200)
    void aPremiumNeverCostsAPersonTheirPartner(@ForAll long seed) {
        Graph graph = Graphs.random(seed, 40, 300);

        Solution byScore = new OptimalSolver(Objective.SCORE, 0).solve(graph);
        Solution byPeople = new OptimalSolver(Objective.PARTICIPATION, 20_000).solve(graph);

        assertThat(people(graph, byPeople)).isGreaterThanOrEqualTo(people(graph, byScore));
        assertThat(byPeople.score()).isLessThanOrEqualTo(byScore.score());
    }

    @Property(tries = 100)
    void itIsAtLeastTheStableChoiceAndTheSameAgain(@ForAll long seed) {
        Graph graph = Graphs.random(seed, 60, 900, 10_000);

        Solution optimum = new OptimalSolver(Objective.SCORE, 0).solve(graph);

        assertThat(optimum.score())
                .isGreaterThanOrEqualTo(new StableSolver().solve(graph).score());
        assertThat(optimum.edges())
                .isEqualTo(new OptimalSolver(Objective.SCORE, 0).solve(graph).edges());
    }

    @Property(tries = 100)
    void newNamesForThePeopleChangeNothingOfItsWorth(@ForAll long seed) {
        Graph graph = Graphs.random(seed, 40, 400, 10_000);
        int n = graph.capacity().length;
        int[] name = shuffled(n, new Random(seed));
        int[] capacity = new int[n];
        Arrays.setAll(capacity, v -> graph.capacity()[indexOf(name, v)]);

        Graph renamed = new Graph(capacity, renamed(graph.left(), name), renamed(graph.right(), name), graph.weight());

        assertThat(new OptimalSolver(Objective.SCORE, 0).solve(renamed).value())
                .isEqualTo(new OptimalSolver(Objective.SCORE, 0).solve(graph).value());
    }

    @Test
    void anOddRingLeavesOneOutAndProvesIt() {
        Graph ring =
                new Graph(new int[] {1, 1, 1, 1, 1}, new int[] {0, 1, 2, 3, 0}, new int[] {1, 2, 3, 4, 4}, new int[] {
                    7, 7, 7, 7, 7
                });

        Solution solution = new OptimalSolver(Objective.SCORE, 0).solve(ring);

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

        Solution solution = new OptimalSolver(Objective.SCORE, 0).solve(hub);

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

        Solution solution = new OptimalSolver(Objective.SCORE, 0).solve(new Graph(capacity, left, right, weight));

        assertThat(solution.edges()).hasSize(100);
        assertThat(solution.bound()).isEqualTo(solution.value());
    }

    @Test
    void nobodyAndNoSeatsAreAnEmptyPlan() {
        Graph nobody = new Graph(new int[0], new int[0], new int[0], new int[0]);
        Graph noSeats = new Graph(new int[] {0, 0}, new int[] {0}, new int[] {1}, new int[] {9_000});

        assertThat(new OptimalSolver(Objective.PARTICIPATION, 20_000)
                        .solve(nobody)
                        .value())
                .isZero();
        assertThat(new OptimalSolver(Objective.PARTICIPATION, 20_000)
                        .solve(noSeats)
                        .bound())
                .isZero();
    }

    @Test
    void theGreatestWeightsDoNotOverflow() {
        int most = Integer.MAX_VALUE;
        Graph graph = new Graph(
                new int[] {1, 2, 2, 1}, new int[] {0, 0, 1}, new int[] {1, 2, 2}, new int[] {most, most - 1, most});

        Solution solution = new OptimalSolver(Objective.SCORE, 0).solve(graph);

        assertThat(solution.value()).isEqualTo(2L * most);
        assertThat(solution.bound()).isEqualTo(solution.value());
    }

    @Test
    void aNegativePremiumIsRefused() {
        assertThatIllegalArgumentException().isThrownBy(() -> new OptimalSolver(Objective.SCORE, -1));
    }

    private static long boundByDefinition(Graph graph, int premium, long[] prices) {
        int n = graph.capacity().length;
        int[] degree = new int[n];
        long bound = 0;
        for (int e = 0; e < graph.edges(); e++) {
            int a = graph.left()[e];
            int b = graph.right()[e];
            if (graph.capacity()[a] > 0 && graph.capacity()[b] > 0) {
                degree[a]++;
                degree[b]++;
                bound += Math.max(0, graph.weight()[e] * SeatPrices.UNITS - prices[a] - prices[b]);
            }
        }
        for (int v = 0; v < n; v++) {
            long best = 0;
            for (int partners = 1; partners <= Math.min(degree[v], graph.capacity()[v]); partners++) {
                best = Math.max(best, premium * SeatPrices.UNITS + partners * prices[v]);
            }
            bound += best;
        }
        return bound;
    }

    private static long people(Graph graph, Solution solution) {
        return Arrays.stream(solution.edges())
                .flatMap(e -> IntStream.of(graph.left()[e], graph.right()[e]))
                .distinct()
                .count();
    }

    private static Graph firstEdges(Graph graph, int edges) {
        return new Graph(
                graph.capacity(),
                Arrays.copyOf(graph.left(), edges),
                Arrays.copyOf(graph.right(), edges),
                Arrays.copyOf(graph.weight(), edges));
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
