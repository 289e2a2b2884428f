package io.bothways.bench.matching;

import static org.assertj.core.api.Assertions.assertThat;

import io.bothways.bench.matching.instance.Edges;
import io.bothways.bench.matching.instance.Generator;
import io.bothways.bench.matching.instance.Mode;
import io.bothways.bench.matching.instance.People;
import io.bothways.bench.matching.instance.Problem;
import io.bothways.bench.matching.peer.FlowPeer;
import io.bothways.bench.matching.peer.JGraphTPeer;
import io.bothways.bench.matching.peer.Peer;
import io.bothways.matching.scoring.candidates.Candidates;
import io.bothways.matching.scoring.pool.Pool;
import io.bothways.matching.solver.plan.Objective;
import java.util.Arrays;
import java.util.Random;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.lifecycle.AddLifecycleHook;
import net.jqwik.api.lifecycle.LifecycleContext;
import net.jqwik.api.lifecycle.SkipExecutionHook;

/** Other solvers as referees: our choice is worth exactly what an exact one reaches, and nobody exceeds our bound. */
class PeersTest {
    @Property(tries = 1000)
    void blossomReachesNoMoreInOnePool(@ForAll long seed) {
        Problem problem = small(seed, Mode.UNIT);

        assertThat(reached(new JGraphTPeer(), problem, Mode.UNIT)).isEqualTo(ours(problem));
    }

    @Property(tries = 500)
    void theHungarianMethodReachesNoMoreOnTwoSides(@ForAll long seed) {
        Problem problem = small(seed, Mode.BIP1);

        assertThat(reached(new JGraphTPeer(), problem, Mode.BIP1)).isEqualTo(ours(problem));
    }

    @Property(tries = 1000)
    @AddLifecycleHook(WhereOrToolsRuns.class)
    void theFlowReachesNoMoreOnTwoSides(@ForAll long seed, @ForAll("twoSided") Mode mode) {
        Problem problem = small(seed, mode);

        assertThat(reached(new FlowPeer(), problem, mode)).isEqualTo(ours(problem));
    }

    @Provide
    Arbitrary<Mode> twoSided() {
        return Arbitraries.of(Mode.BIP, Mode.BIP1);
    }

    @Property(tries = 20)
    void blossomIsWorthAsMuchInAWorkforce(@ForAll long seed) {
        Problem problem = workforce(seed, Mode.UNIT);

        assertThat(reached(new JGraphTPeer(), problem, Mode.UNIT)).isEqualTo(ours(problem));
    }

    @Property(tries = 20)
    @AddLifecycleHook(WhereOrToolsRuns.class)
    void theFlowComesCloseInAWorkforceAndStaysBelowTheBound(@ForAll long seed, @ForAll Mode mode) {
        Problem problem = workforce(seed, mode);
        Solving.Outcome ours = new Solving(problem, Objective.SCORE, true).solve();

        assertThat(reached(new FlowPeer(), problem, mode)).isBetween(ours.bound() * 97 / 100, ours.bound());
    }

    @Example
    void nothingToChooseIsNoTrouble() {
        Problem problem = Mode.UNIT.problem(
                people(new Random(1), 3), new Edges(new int[0], new int[0], new short[0], new short[0], new int[0]));

        assertThat(reached(new JGraphTPeer(), problem, Mode.UNIT)).isZero();
    }

    private static long ours(Problem problem) {
        Solving.Outcome ours = new Solving(problem, Objective.SCORE, true).solve();
        assertThat(judged(problem, ours.edges())).isEqualTo(ours.value());
        assertThat(ours.bound()).isGreaterThanOrEqualTo(ours.value());
        return ours.value();
    }

    private static long reached(Peer peer, Problem problem, Mode mode) {
        assertThat(peer.solves(problem, mode)).isTrue();
        return judged(problem, peer.solve(problem, mode));
    }

    private static long judged(Problem problem, int[] chosen) {
        Checker.Verdict verdict = Checker.judge(
                problem,
                Arrays.stream(chosen).map(e -> problem.edges().left()[e]).toArray(),
                Arrays.stream(chosen).map(e -> problem.edges().right()[e]).toArray());
        assertThat(verdict.violations()).isEmpty();
        return verdict.score();
    }

    private static Problem workforce(long seed, Mode mode) {
        Generator.Workforce workforce = Generator.workforce(600, seed);
        Pool pool = Scoring.pool(workforce.people(), workforce.previous());
        return mode.problem(workforce.people(), Scoring.edges(Candidates.of(pool, Scoring.TERMS, 30), pool));
    }

    /** Sparse or dense, with scores that are all different, in a few levels, or all the same. */
    private static Problem small(long seed, Mode mode) {
        Random random = new Random(seed);
        int people = 2 + random.nextInt(24);
        double density = random.nextDouble();
        int levels = random.nextBoolean() ? 10_000 : 1 + random.nextInt(4);
        int[] pairs = IntStream.range(0, people * people)
                .filter(pair -> pair / people < pair % people && random.nextDouble() < density)
                .toArray();
        Edges edges = new Edges(
                Arrays.stream(pairs).map(pair -> pair / people).toArray(),
                Arrays.stream(pairs).map(pair -> pair % people).toArray(),
                new short[pairs.length],
                new short[pairs.length],
                random.ints(pairs.length, 1, levels + 1).toArray());
        return mode.problem(people(random, people), edges);
    }

    private static People people(Random random, int size) {
        int[] zero = new int[size];
        boolean[] mentor = new boolean[size];
        boolean[] out = new boolean[size];
        for (int i = 0; i < size; i++) {
            mentor[i] = random.nextBoolean();
            out[i] = random.nextInt(10) == 0;
        }
        int[] id = IntStream.range(0, size).toArray();
        int[] capacity = random.ints(size, 1, 4).toArray();
        People.Skills none = new People.Skills(new int[size + 1], new int[0], new byte[0]);
        return new People(id, zero, zero, zero, zero, zero, capacity, mentor, out, none, none);
    }

    /** OR-Tools is native code, which not every platform has. */
    static final class WhereOrToolsRuns implements SkipExecutionHook {
        @Override
        public SkipResult shouldBeSkipped(LifecycleContext context) {
            return FlowPeer.missing().map(SkipResult::skip).orElseGet(SkipResult::doNotSkip);
        }
    }
}
