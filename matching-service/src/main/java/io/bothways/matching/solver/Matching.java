package io.bothways.matching.solver;

import io.bothways.matching.scoring.Candidates;
import io.bothways.matching.scoring.Diagnosis;
import io.bothways.matching.scoring.Exchange;
import io.bothways.matching.scoring.Gain;
import io.bothways.matching.scoring.Ids;
import io.bothways.matching.scoring.Participant;
import io.bothways.matching.scoring.Pool;
import io.bothways.matching.scoring.Scores;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.IntUnaryOperator;
import java.util.stream.IntStream;

/**
 * The one entry to matching: a frozen pool and parameters in, a plan out. It scores the candidates, hands the graph to
 * the solver of the objective, and explains what came of it.
 */
public final class Matching {
    /** Points that a person's first partner adds where participation counts first. */
    private static final int PREMIUM = 20_000;

    /** Above this many people only everybody's best candidates are weighed, except where stability needs them all. */
    private static final int WHOLE_POOL = 3_000;

    private static final int BEST = 30;

    private Matching() {}

    public static Plan plan(Pool pool, Parameters parameters) {
        Solver solver = solverOf(parameters.objective());
        Candidates candidates = Candidates.of(pool, parameters.terms(), candidatesEach(pool, parameters.objective()));
        Exchange exchange = parameters.terms().exchange();
        Graph graph = graphOf(pool, candidates, exchange)
                .withPremium(parameters.objective() == Objective.PARTICIPATION ? PREMIUM : 0);
        Solution solution = solver.solve(graph);
        return new Plan(
                pairs(pool, candidates, solution, exchange),
                unmatched(pool, candidates, solution, parameters),
                new Plan.Worth(
                        parameters.objective(),
                        solver.algorithm(),
                        candidates.size(),
                        solution.score(),
                        solution.value(),
                        solution.bound(),
                        solution.proof(),
                        Stability.blockingEdges(graph, solution)));
    }

    private static int candidatesEach(Pool pool, Objective objective) {
        boolean all = objective == Objective.STABLE || pool.people().size() <= WHOLE_POOL;
        return all ? Integer.MAX_VALUE : BEST;
    }

    private static Solver solverOf(Objective objective) {
        return switch (objective) {
            case STABLE -> new StableSolver();
            case SCORE, PARTICIPATION -> new OptimalSolver();
        };
    }

    private static Graph graphOf(Pool pool, Candidates candidates, Exchange exchange) {
        List<Participant> people = pool.people();
        return switch (exchange) {
            case TWO_WAY -> graph(candidates, capacities(people.size(), i -> bothHats(people.get(i))), 0);
            case ONE_WAY -> graph(candidates, capacities(2 * people.size(), i -> oneHat(people, i)), people.size());
        };
    }

    /** The right ends are shifted to the learning hats where the vertices are hats. */
    private static Graph graph(Candidates candidates, int[] capacity, int shift) {
        int[] left = new int[candidates.size()];
        int[] right = new int[candidates.size()];
        int[] weight = new int[candidates.size()];
        Arrays.setAll(left, candidates::first);
        Arrays.setAll(right, edge -> candidates.second(edge) + shift);
        Arrays.setAll(weight, candidates::score);
        return new Graph(capacity, left, right, weight);
    }

    private static int[] capacities(int vertices, IntUnaryOperator capacityOf) {
        return IntStream.range(0, vertices).map(capacityOf).toArray();
    }

    private static int bothHats(Participant person) {
        return Math.min(person.freeTeaching(), person.freeLearning());
    }

    private static int oneHat(List<Participant> people, int vertex) {
        int n = people.size();
        return vertex < n
                ? people.get(vertex).freeTeaching()
                : people.get(vertex - n).freeLearning();
    }

    private static List<PlannedPair> pairs(Pool pool, Candidates candidates, Solution solution, Exchange exchange) {
        TreeMap<Long, Chosen> byPair = new TreeMap<>();
        for (int edge : solution.edges()) {
            int first = candidates.first(edge);
            int second = candidates.second(edge);
            long key = (long) Math.min(first, second) << 32 | Math.max(first, second);
            byPair.computeIfAbsent(key, any -> new Chosen())
                    .add(first < second, exchange == Exchange.TWO_WAY, candidates.score(edge));
        }
        List<PlannedPair> pairs = new ArrayList<>();
        byPair.forEach((key, chosen) -> pairs.add(chosen.explained(
                pool.people().get((int) (key >> 32)), pool.people().get(key.intValue()))));
        return pairs;
    }

    private static List<Unmatched> unmatched(
            Pool pool, Candidates candidates, Solution solution, Parameters parameters) {
        boolean[] matched = new boolean[pool.people().size()];
        for (int edge : solution.edges()) {
            matched[candidates.first(edge)] = true;
            matched[candidates.second(edge)] = true;
        }
        Diagnosis diagnosis = new Diagnosis(pool, parameters.terms());
        List<Unmatched> unmatched = new ArrayList<>();
        for (int i = 0; i < matched.length; i++) {
            if (!matched[i]) {
                unmatched.add(new Unmatched(pool.people().get(i).id(), diagnosis.reasonOf(i)));
            }
        }
        return unmatched;
    }

    /** The directions of one pair that the solver chose; both of a one-way programme make one two-way partnership. */
    private static final class Chosen {
        private boolean lowerTeaches;
        private boolean higherTeaches;
        private int score;

        void add(boolean lowerIsFirst, boolean twoWay, int points) {
            lowerTeaches |= twoWay || lowerIsFirst;
            higherTeaches |= twoWay || !lowerIsFirst;
            score = Math.max(score, points);
        }

        PlannedPair explained(Participant lower, Participant higher) {
            List<Direction> directions = new ArrayList<>();
            addDirection(directions, lower, higher, lowerTeaches);
            addDirection(directions, higher, lower, higherTeaches);
            UUID low = Ids.lower(lower.id(), higher.id());
            return new PlannedPair(low, Ids.higher(lower.id(), higher.id()), score, directions);
        }

        private static void addDirection(
                List<Direction> directions, Participant teacher, Participant learner, boolean required) {
            Gain gain = Scores.gain(teacher, learner);
            if (required || gain.points() > 0) {
                directions.add(new Direction(teacher.id(), learner.id(), required, gain));
            }
        }
    }
}
