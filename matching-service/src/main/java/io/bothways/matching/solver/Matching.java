package io.bothways.matching.solver;

import io.bothways.matching.scoring.Candidates;
import io.bothways.matching.scoring.Diagnosis;
import io.bothways.matching.scoring.Exchange;
import io.bothways.matching.scoring.Participant;
import io.bothways.matching.scoring.Pool;
import io.bothways.matching.scoring.Scores;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The one entry to matching: a frozen pool and parameters in, a plan out. It scores the candidates, takes the locked pairs,
 * hands the graph of the rest to the solver of the objective, and explains what came of it.
 */
public final class Matching {
    /** Points that a person's first partner adds where participation counts first. */
    private static final int PREMIUM = 20_000;

    /** Above this many people only everybody's best candidates are weighed, except where stability needs them all. */
    private static final int WHOLE_POOL = 3_000;

    private static final int BEST = 30;

    private final Pool pool;
    private final List<Participant> people;
    private final Parameters parameters;
    private final Exchange exchange;
    private final Solver solver;
    private final Candidates candidates;
    private final Seating seating;
    private final Locks locks;
    /** The candidate pair of each edge: all but the locked ones. */
    private final int[] candidateOf;

    private final Graph graph;
    private final int matchable;

    private Matching(Pool pool, Parameters parameters, Watch watch) {
        this.pool = pool;
        this.people = pool.people();
        this.parameters = parameters;
        this.exchange = parameters.terms().exchange();
        this.solver = parameters.objective() == Objective.STABLE ? new StableSolver() : new OptimalSolver();
        this.candidates = Candidates.of(pool, parameters.terms(), candidatesEach(), percent -> {
            watch.at(Watch.Stage.SCORING, percent);
            return watch.goesOn();
        });
        this.seating = new Seating(people, exchange);
        int[] seatsAtFirst = seating.capacity();
        this.locks =
                new Locks(pool, parameters.terms(), seating, parameters.wishes().locked());
        Set<Pair> locked = new HashSet<>();
        locks.taken().forEach(taken -> locked.add(pair(taken.first(), taken.second())));
        this.candidateOf = locked.isEmpty()
                ? Edges.where(candidates.size(), c -> true)
                : Edges.where(
                        candidates.size(), c -> !locked.contains(pair(candidates.first(c), candidates.second(c))));
        this.graph = graph();
        this.matchable = matchable(seatsAtFirst);
    }

    public static Plan plan(Pool pool, Parameters parameters) {
        return plan(pool, parameters, Watch.NONE);
    }

    /** Under a watch, which may end it with a {@link java.util.concurrent.CancellationException}. */
    public static Plan plan(Pool pool, Parameters parameters, Watch watch) {
        watch.at(Watch.Stage.SCORING, 0);
        watch.check();
        Matching matching = new Matching(pool, parameters, watch);
        watch.at(Watch.Stage.SCORING, 100);
        watch.check();
        return matching.plan(watch);
    }

    private int candidatesEach() {
        boolean all = parameters.objective() == Objective.STABLE || people.size() <= WHOLE_POOL;
        return all ? Integer.MAX_VALUE : BEST;
    }

    private Graph graph() {
        int[] left = new int[candidateOf.length];
        int[] right = new int[candidateOf.length];
        int[] weight = new int[candidateOf.length];
        Arrays.setAll(left, e -> candidates.first(candidateOf[e]));
        Arrays.setAll(right, e -> seating.second(candidates.second(candidateOf[e])));
        Arrays.setAll(weight, e -> candidates.score(candidateOf[e]));
        int premium = parameters.objective() == Objective.PARTICIPATION ? PREMIUM : 0;
        return new Graph(seating.capacity(), seating.premium(premium), left, right, weight);
    }

    /** What the solver chose under the wishes, as edges of the whole graph. */
    private record Outcome(
            int[] edges,
            Solution solution,
            @Nullable Integer floor,
            @Nullable Integer broken) {}

    private Plan plan(Watch watch) {
        Outcome outcome = solve(watch);
        Pairing pairing = new Pairing(people, parameters.terms());
        long score = outcome.solution().score();
        long premiums = outcome.solution().value() - score;
        for (Locks.Taken lock : locks.taken()) {
            pairing.add(lock.first(), lock.second(), lock.score());
            score += lock.score();
        }
        for (int e : outcome.edges()) {
            int c = candidateOf[e];
            pairing.add(candidates.first(c), candidates.second(c), candidates.score(c));
        }
        long locked = score - outcome.solution().score() + premiumsOfLocks();
        int[] gains = pairing.pairs().stream()
                .flatMap(pair -> pair.directions().stream())
                .filter(Direction::required)
                .mapToInt(direction -> direction.gain().points())
                .sorted()
                .toArray();
        Certificate certificate = outcome.solution().certificate();
        return new Plan(
                pairing.pairs(),
                unmatched(pairing),
                new Plan.Worth(
                        parameters.objective(),
                        solver.algorithm(),
                        candidates.size(),
                        matchable,
                        score,
                        outcome.solution().score() + premiums + locked,
                        outcome.solution().bound() + locked,
                        outcome.solution().proof(),
                        Stability.blockingEdges(graph, outcome.edges()),
                        gains.length == 0 ? null : gains[0],
                        gains.length == 0 ? null : gains[(gains.length - 1) / 10],
                        outcome.floor(),
                        outcome.broken()),
                locks.unmet(),
                certificate.kind() == Proof.BEST_SEATS ? List.of() : prices(certificate));
    }

    private Outcome solve(Watch watch) {
        Wishes.Kept kept = parameters.wishes().kept();
        if (kept != null) {
            Set<Wishes.Link> links = new HashSet<>(kept.links());
            int[] edges = Edges.where(candidateOf.length, e -> {
                UUID first = people.get(candidates.first(candidateOf[e])).id();
                UUID second = people.get(candidates.second(candidateOf[e])).id();
                return links.contains(new Wishes.Link(first, second))
                        || exchange == Exchange.TWO_WAY && links.contains(new Wishes.Link(second, first));
            });
            Repair.Repaired repaired = Repair.solve(graph, edges, kept.mayBreak(), solver, watch);
            return new Outcome(repaired.solution().edges(), repaired.solution(), null, repaired.broken());
        }
        if (parameters.wishes().floorRaised()) {
            FairnessFloor.Raised raised = FairnessFloor.raise(graph, leastGains(), solver, watch);
            int[] edges = Arrays.stream(raised.solution().edges())
                    .map(e -> raised.edges()[e])
                    .toArray();
            return new Outcome(edges, raised.solution(), raised.floor(), null);
        }
        Solution solution = solver.solve(graph, watch);
        return new Outcome(solution.edges(), solution, null, null);
    }

    private Pair pair(int one, int other) {
        return Pair.of(people.get(one).id(), people.get(other).id());
    }

    private int[] leastGains() {
        int[] least = new int[candidateOf.length];
        Arrays.setAll(least, e -> {
            Participant first = people.get(candidates.first(candidateOf[e]));
            Participant second = people.get(candidates.second(candidateOf[e]));
            int required = Scores.gain(first, second).points();
            return exchange == Exchange.ONE_WAY
                    ? required
                    : Math.min(required, Scores.gain(second, first).points());
        });
        return least;
    }

    private long premiumsOfLocks() {
        if (parameters.objective() != Objective.PARTICIPATION) {
            return 0;
        }
        return PREMIUM
                * locks.taken().stream()
                        .flatMap(lock -> Stream.of(lock.first(), seating.second(lock.second())))
                        .distinct()
                        .count();
    }

    private int matchable(int[] seats) {
        boolean[] could = new boolean[people.size()];
        for (int c = 0; c < candidates.size(); c++) {
            int first = candidates.first(c);
            int second = candidates.second(c);
            if (seats[first] > 0 && seats[seating.second(second)] > 0) {
                could[first] = true;
                could[second] = true;
            }
        }
        locks.taken().forEach(lock -> {
            could[lock.first()] = true;
            could[lock.second()] = true;
        });
        int count = 0;
        for (boolean one : could) {
            count += one ? 1 : 0;
        }
        return count;
    }

    private List<Unmatched> unmatched(Pairing pairing) {
        Diagnosis diagnosis = new Diagnosis(pool, parameters.terms());
        List<Unmatched> unmatched = new ArrayList<>();
        for (int i = 0; i < people.size(); i++) {
            if (!pairing.matched(i)) {
                unmatched.add(new Unmatched(people.get(i).id(), diagnosis.reasonOf(i)));
            }
        }
        return unmatched;
    }

    /** Of those seats that anybody could take. */
    private List<SeatPrice> prices(Certificate certificate) {
        boolean[] wanted = new boolean[graph.vertices()];
        for (int e = 0; e < graph.edges(); e++) {
            if (graph.open(e)) {
                wanted[graph.left()[e]] = true;
                wanted[graph.right()[e]] = true;
            }
        }
        List<SeatPrice> prices = new ArrayList<>();
        for (int v = 0; v < wanted.length; v++) {
            if (wanted[v]) {
                long points = certificate.price(graph, v);
                prices.add(new SeatPrice(
                        people.get(seating.personOf(v)).id(),
                        seating.seatOf(v),
                        Math.clamp(points, Integer.MIN_VALUE, Integer.MAX_VALUE)));
            }
        }
        return prices;
    }
}
