package io.bothways.matching.solver.optimal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.bothways.matching.solver.certificate.Proof;
import io.bothways.matching.solver.choice.Solution;
import io.bothways.matching.solver.choice.Watch;
import io.bothways.matching.solver.graph.Graph;
import io.bothways.matching.solver.graph.Graphs;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

/** Inputs that are made to mislead a solver, each with an optimum known by arithmetic or by trying every choice. */
class HardGraphsTest {
    private static final OptimalSolver SOLVER = new OptimalSolver();
    private static final int MOST = Integer.MAX_VALUE;

    /** Of a ring of 2k + 1 equal pairs k can be chosen, and the relaxation promises half a pair more for each ring. */
    @Property(tries = 100)
    void everyOddRingLeavesOneOut(
            @ForAll @IntRange(min = 1, max = 30) int rings, @ForAll @IntRange(min = 1) int weight) {
        int[] left = new int[rings * 7];
        int[] right = new int[rings * 7];
        int pairs = 0;
        int people = 0;
        int most = 0;
        for (int ring = 0; ring < rings; ring++) {
            int length = 3 + 2 * (ring % 3);
            for (int i = 0; i < length; i++) {
                left[pairs] = people + Math.min(i, (i + 1) % length);
                right[pairs++] = people + Math.max(i, (i + 1) % length);
            }
            people += length;
            most += length / 2;
        }
        int[] one = filled(people, 1);
        Graph graph = new Graph(one, Arrays.copyOf(left, pairs), Arrays.copyOf(right, pairs), filled(pairs, weight));

        Solution solution = SOLVER.solve(graph);

        assertThat(solution.edges()).hasSize(most);
        assertThat(solution.value()).isEqualTo((long) most * weight);
        assertProven(graph, solution);
    }

    /** Rings joined by a pair each: whoever is left out in one may be paired with whoever is left out in the next. */
    @Test
    void joinedOddRingsArePairedWithoutRemainder() {
        int rings = 200;
        int[] left = new int[4 * rings];
        int[] right = new int[4 * rings];
        int[] weight = new int[4 * rings];
        for (int ring = 0; ring < rings; ring++) {
            int a = 3 * ring;
            int e = 4 * ring;
            int[][] ends = {{a, a + 1}, {a + 1, a + 2}, {a, a + 2}, {a + 2, (a + 3) % (3 * rings)}};
            for (int i = 0; i < 4; i++) {
                left[e + i] = Math.min(ends[i][0], ends[i][1]);
                right[e + i] = Math.max(ends[i][0], ends[i][1]);
                weight[e + i] = i < 3 ? 1_000 : 10;
            }
        }
        Graph graph = new Graph(filled(3 * rings, 1), left, right, weight).withPremium(20_000);

        Solution solution = SOLVER.solve(graph);

        assertThat(solution.edges()).hasSize(3 * rings / 2);
        assertProven(graph, solution);
    }

    @Property(tries = 300)
    void weightsAndPremiumsOfAnySizeAreAddedUpWithoutOverflow(@ForAll long seed) {
        Random random = new Random(seed);
        int people = 2 + random.nextInt(5);
        int[] pairs = pairs(random, people, 11);
        int[] capacity = random.ints(people, 0, 4).toArray();
        int[] premium = random.ints(people, MOST - 3, MOST).toArray();
        int[] weight = random.ints(pairs.length, MOST - 5, MOST).toArray();
        Graph graph = new Graph(capacity, premium, lower(pairs, people), higher(pairs, people), weight);

        Solution solution = SOLVER.solve(graph);

        assertThat(solution.value()).isEqualTo(greatest(graph));
        assertProven(graph, solution);
    }

    /** So many that units are too coarse to tell equals apart. */
    @Test
    void manyPeopleWithTheGreatestWeightsAreSolvedToo() {
        int people = 10_000;
        Random random = new Random(3);
        int[] pairs = random.ints(0, people * people)
                .filter(pair -> pair / people < pair % people)
                .distinct()
                .limit(130_000)
                .toArray();
        int[] weight = random.ints(pairs.length, MOST - 100, MOST).toArray();
        Graph graph = new Graph(filled(people, 1), lower(pairs, people), higher(pairs, people), weight);

        assertProven(graph, SOLVER.solve(graph));
    }

    /** Somebody with a seat for all others, who have nobody else. */
    @Test
    void aHubWithASeatForEverybodyTakesEverybody() {
        int people = 5_000;
        int[] capacity = filled(people, 1);
        capacity[0] = MOST;
        int[] others = IntStream.range(1, people).toArray();
        Graph graph = new Graph(capacity, new int[people - 1], others, filled(people - 1, 5_000));

        Solution solution = SOLVER.solve(graph);

        assertThat(solution.edges()).hasSize(people - 1);
        assertProven(graph, solution);
    }

    /** Bidding and rounding alone: a choice that the seats allow, near the optimum, and a bound that holds. */
    @Property(tries = 200)
    void withoutTheExactSearchTheBoundStillHoldsAndIsNear(@ForAll long seed) {
        Graph graph = drawn(seed);

        Solution solution = OptimalSolver.withoutFinish().solve(graph);

        long optimum = SOLVER.solve(graph).value();
        assertThat(Graphs.overfilled(graph, solution)).isZero();
        assertThat(solution.value()).isBetween(optimum * 9 / 10, optimum);
        assertThat(solution.bound()).isBetween(optimum, optimum + optimum / 8);
        assertThat(solution.certificate().bound(graph)).isEqualTo(solution.bound());
        assertThat(solution.proof()).isEqualTo(solution.bound() == solution.value() ? Proof.EXACT : Proof.LP);
    }

    @Property(tries = 300)
    void scoresInTenLevelsAreSolvedAsByTryingEveryChoice(@ForAll long seed) {
        Random random = new Random(seed);
        int people = 2 + random.nextInt(7);
        int[] pairs = pairs(random, people, 13);
        int[] capacity = random.ints(people, 0, 3).toArray();
        int[] weight =
                random.ints(pairs.length, 1, 11).map(level -> 1_000 * level).toArray();
        Graph graph = new Graph(capacity, lower(pairs, people), higher(pairs, people), weight)
                .withPremium(20_000 * random.nextInt(2));

        Solution solution = SOLVER.solve(graph);

        assertThat(solution.value()).isEqualTo(greatest(graph));
        assertProven(graph, solution);
    }

    /** Weights that no two choices have in common, so that there is one optimum and it must be found under any names. */
    @Property(tries = 200)
    void newNamesForThePeopleGiveTheSamePairs(@ForAll long seed) {
        Random random = new Random(seed);
        int people = 4 + random.nextInt(20);
        int[] pairs = pairs(random, people, 30);
        int[] weight = shuffled(pairs.length, random);
        Arrays.setAll(weight, e -> 1 << weight[e]);
        int[] capacity = random.ints(people, 0, 3).toArray();
        int[] name = shuffled(people, random);
        int[] renamedCapacity = new int[people];
        for (int v = 0; v < people; v++) {
            renamedCapacity[name[v]] = capacity[v];
        }
        int[] order = shuffled(pairs.length, random);
        Graph graph = new Graph(capacity, lower(pairs, people), higher(pairs, people), weight);
        Graph renamed = new Graph(
                renamedCapacity,
                IntStream.of(order)
                        .map(e -> Math.min(name[graph.left()[e]], name[graph.right()[e]]))
                        .toArray(),
                IntStream.of(order)
                        .map(e -> Math.max(name[graph.left()[e]], name[graph.right()[e]]))
                        .toArray(),
                IntStream.of(order).map(e -> weight[e]).toArray());

        Set<Integer> chosen = new HashSet<>();
        Arrays.stream(SOLVER.solve(renamed).edges()).forEach(e -> chosen.add(order[e]));

        assertThat(Arrays.stream(SOLVER.solve(graph).edges()).boxed()).containsExactlyInAnyOrderElementsOf(chosen);
    }

    /** Wherever it is stopped nothing comes out, and nothing of it stays in the solver. */
    @Property(tries = 40)
    void stoppedAtAnyMomentItGivesNothingAndIsAsGoodAsNew(@ForAll long seed) {
        Random random = new Random(seed);
        int[] pairs = pairs(random, 300, 4_000);
        int[] weight = random.ints(pairs.length, 1, 10_000).toArray();
        Graph graph = new Graph(filled(300, 1), lower(pairs, 300), higher(pairs, 300), weight);
        OptimalSolver solver = new OptimalSolver();
        Patience endless = new Patience(MOST);
        Solution undisturbed = solver.solve(graph, endless);

        Patience brief = new Patience(random.nextInt(MOST - endless.left));
        assertThatExceptionOfType(CancellationException.class).isThrownBy(() -> solver.solve(graph, brief));

        assertThat(brief.left).isEqualTo(-1);
        assertThat(solver.solve(graph).edges()).isEqualTo(undisturbed.edges());
    }

    /** Is asked at every report as well: small graphs are solved before a solver asks of itself. */
    private static final class Patience implements Watch {
        private int left;

        Patience(int left) {
            this.left = left;
        }

        @Override
        public void at(Stage stage, int percent) {
            check();
        }

        @Override
        public boolean goesOn() {
            return left-- > 0;
        }
    }

    @Property(tries = 200)
    void whateverIsDrawnIsProven(@ForAll long seed) {
        Graph graph = drawn(seed);

        assertProven(graph, SOLVER.solve(graph));
    }

    /** What could improve the core comes to light a few edges at a time here: adding no more than those never ended. */
    @Test
    void theCoreGrowsByAllThatItsPeopleHave() {
        Graph graph = drawn(38_533_341);

        assertProven(graph, SOLVER.solve(graph));
    }

    /** Up to 420 people, one seat each or several, few levels of weights or many, dense or not. */
    private static Graph drawn(long seed) {
        Random random = new Random(seed);
        int people = 20 + random.nextInt(400);
        int levels = new int[] {1, 2, 5, 10, 10_000}[random.nextInt(5)];
        int degree = 2 + random.nextInt(20);
        boolean oneSeatEach = random.nextBoolean();
        int[] capacity = IntStream.generate(() -> oneSeatEach ? 1 : random.nextInt(4))
                .limit(people)
                .toArray();
        Map<List<Integer>, Integer> weight = new LinkedHashMap<>();
        for (int i = 0; i < people * degree / 2; i++) {
            int one = random.nextInt(people);
            int other = random.nextInt(people);
            List<Integer> pair = List.of(Math.min(one, other), Math.max(one, other));
            if (one != other && !weight.containsKey(pair)) {
                weight.put(pair, (1 + random.nextInt(levels)) * (10_000 / levels));
            }
        }
        Graph graph = new Graph(
                capacity,
                weight.keySet().stream().mapToInt(List::getFirst).toArray(),
                weight.keySet().stream().mapToInt(List::getLast).toArray(),
                weight.values().stream().mapToInt(Integer::intValue).toArray());
        return random.nextBoolean() ? graph.withPremium(20_000) : graph;
    }

    private static void assertProven(Graph graph, Solution solution) {
        assertThat(solution.proof()).isEqualTo(Proof.EXACT);
        assertThat(solution.bound()).isEqualTo(solution.value());
        assertThat(solution.certificate().bound(graph)).isEqualTo(solution.value());
    }

    /** The worth of the best of all choices, by trying them all. */
    private static long greatest(Graph graph) {
        long best = 0;
        for (int mask = 0; mask < 1 << graph.edges(); mask++) {
            int[] taken = new int[graph.vertices()];
            long worth = 0;
            for (int e = 0; e < graph.edges(); e++) {
                if ((mask >> e & 1) == 1) {
                    worth += graph.weight()[e];
                    worth += taken[graph.left()[e]]++ == 0 ? graph.premium()[graph.left()[e]] : 0;
                    worth += taken[graph.right()[e]]++ == 0 ? graph.premium()[graph.right()[e]] : 0;
                }
            }
            boolean seated = IntStream.range(0, taken.length).allMatch(v -> taken[v] <= graph.capacity()[v]);
            best = seated ? Math.max(best, worth) : best;
        }
        return best;
    }

    /** At most so many pairs of different people, each as lower · people + higher. */
    private static int[] pairs(Random random, int people, int most) {
        return random.ints(4L * most, 0, people * people)
                .filter(pair -> pair / people < pair % people)
                .distinct()
                .limit(most)
                .sorted()
                .toArray();
    }

    private static int[] lower(int[] pairs, int people) {
        return Arrays.stream(pairs).map(pair -> pair / people).toArray();
    }

    private static int[] higher(int[] pairs, int people) {
        return Arrays.stream(pairs).map(pair -> pair % people).toArray();
    }

    private static int[] filled(int size, int value) {
        int[] all = new int[size];
        Arrays.fill(all, value);
        return all;
    }

    private static int[] shuffled(int size, Random random) {
        int[] all = IntStream.range(0, size).toArray();
        for (int i = size - 1; i > 0; i--) {
            int j = random.nextInt(i + 1);
            int kept = all[i];
            all[i] = all[j];
            all[j] = kept;
        }
        return all;
    }
}
