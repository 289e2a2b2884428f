package io.bothways.matching.solver;

import io.bothways.matching.scoring.candidates.Candidates;
import io.bothways.matching.scoring.diagnosis.Diagnosis;
import io.bothways.matching.scoring.pool.Participant;
import io.bothways.matching.scoring.pool.Pool;
import io.bothways.matching.scoring.terms.Exchange;
import io.bothways.matching.scoring.weighing.Scores;
import io.bothways.matching.solver.certificate.Certificate;
import io.bothways.matching.solver.certificate.Proof;
import io.bothways.matching.solver.certificate.SeatPrice;
import io.bothways.matching.solver.choice.Solution;
import io.bothways.matching.solver.choice.Solver;
import io.bothways.matching.solver.choice.Stability;
import io.bothways.matching.solver.choice.StableSolver;
import io.bothways.matching.solver.choice.Watch;
import io.bothways.matching.solver.graph.Edges;
import io.bothways.matching.solver.graph.Graph;
import io.bothways.matching.solver.optimal.OptimalSolver;
import io.bothways.matching.solver.plan.BlockingPair;
import io.bothways.matching.solver.plan.Gains;
import io.bothways.matching.solver.plan.Objective;
import io.bothways.matching.solver.plan.Parameters;
import io.bothways.matching.solver.plan.Plan;
import io.bothways.matching.solver.plan.PlannedPair;
import io.bothways.matching.solver.plan.Unmatched;
import io.bothways.matching.solver.plan.Wishes;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.IntUnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The one entry to matching: a frozen pool and parameters in, a plan out. It takes the locked pairs, scores the candidates
 * for the seats that these leave, hands their graph to the solver of the objective, and explains what came of it.
 *
 * <p>Up to {@value #WHOLE_POOL} people all pairs that the terms allow are weighed, beyond that everybody's best {@value #BEST}
 * (all for a stable plan, and always those of a plan that is kept): a bound is then one of all plans of these pairs. Time:
 * {@link Candidates}, once more for blocking pairs where pairs are locked; one solve, or as many as {@link FairnessFloor} and
 * {@link Repair} take; and a row for each person left without a partner. Memory: 8 bytes a pair, and what the solver takes.
 * The same pool and parameters give the same plan, on any number of threads; pools of up to 8 people are compared with
 * every choice there is.
 */
public final class Matching {
    /** Above this many people only everybody's best candidates are weighed, except where stability needs them all. */
    private static final int WHOLE_POOL = 3_000;

    private static final int BEST = 30;

    /** Of the pairs that block a plan so many are named, those who would gain most first. */
    private static final int MOST_BLOCKING = 1_000;

    private final Pool pool;
    /** With the seats that the locked pairs leave. */
    private final Pool open;

    private final List<Participant> people;
    private final Parameters parameters;
    private final Exchange exchange;
    private final Solver solver;
    private final Candidates candidates;
    private final Seating seating;
    private final Locks locks;
    private final @Nullable EarlierPlan earlier;
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
        this.seating = new Seating(people, exchange);
        this.locks =
                new Locks(pool, parameters.terms(), seating, parameters.wishes().locked());
        this.open = seating.left(pool);
        Wishes.Kept kept = parameters.wishes().kept();
        this.earlier = kept == null ? null : new EarlierPlan(pool, exchange, kept);
        this.candidates = candidates(open, watch);
        Set<Places> locked = locks.taken().stream().map(Locks.Taken::places).collect(Collectors.toUnmodifiableSet());
        this.candidateOf = Edges.where(candidates.size(), c -> !locked.contains(places(c)));
        this.graph = graph(premium(parameters), candidates::score);
        this.matchable = matchable();
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

    /** How many of everybody's best candidates are weighed at least; {@code Integer.MAX_VALUE} for all. */
    static int candidatesEach(Pool pool, Parameters parameters) {
        boolean all =
                parameters.objective() == Objective.STABLE || pool.people().size() <= WHOLE_POOL;
        return all ? Integer.MAX_VALUE : BEST;
    }

    /** What a person who has a partner adds to the value, in points. */
    static int premium(Parameters parameters) {
        return parameters.objective() == Objective.PARTICIPATION ? parameters.premium() : 0;
    }

    private Candidates candidates(Pool of, Watch watch) {
        Candidates best = Candidates.of(of, parameters.terms(), candidatesEach(of, parameters), percent -> {
            watch.at(Watch.Stage.SCORING, percent);
            return watch.goesOn();
        });
        if (earlier == null) {
            return best;
        }
        // may be kept, though others are among everybody's best by now
        int[] first = earlier.joined().stream().mapToInt(Places::first).toArray();
        int[] second = earlier.joined().stream().mapToInt(Places::second).toArray();
        return best.with(of, parameters.terms(), first, second);
    }

    private Places places(int candidate) {
        return new Places(candidates.first(candidate), candidates.second(candidate));
    }

    private Graph graph(int premium, IntUnaryOperator weight) {
        return seating.graph(
                Arrays.stream(candidateOf).map(candidates::first).toArray(),
                Arrays.stream(candidateOf).map(candidates::second).toArray(),
                Arrays.stream(candidateOf).map(weight).toArray(),
                premium);
    }

    /** What the solver chose under the wishes, as edges of the whole graph that are pairs, and the graph that they allow. */
    private record Outcome(
            int[] edges,
            Solution solution,
            Graph proven,
            @Nullable Integer floor,
            @Nullable Integer broken,
            @Nullable Integer lost) {}

    private Plan plan(Watch watch) {
        Outcome outcome = solve(watch);
        Pairing pairing = new Pairing(people, parameters.terms());
        long score = outcome.solution().score();
        for (Locks.Taken lock : locks.taken()) {
            pairing.add(lock.first(), lock.second(), lock.score());
            score += lock.score();
        }
        for (int e : outcome.edges()) {
            int c = candidateOf[e];
            pairing.add(candidates.first(c), candidates.second(c), candidates.score(c));
        }
        long locked = score - outcome.solution().score() + premiumsOfLocks();
        // each stand-in adds a premium to whatever is chosen
        long fixed = locked - (long) premium(parameters) * (graph.vertices() - seating.vertices());
        List<PlannedPair> pairs = pairing.pairs();
        Gains gains = Gains.ofLearners(pairs);
        Certificate certificate = outcome.solution().certificate();
        Blocked blocked = blockingPairs(outcome.edges(), watch);
        int each = candidatesEach(pool, parameters);
        return new Plan(
                pairs,
                unmatched(pairing, outcome.floor(), watch),
                new Plan.Worth(
                        parameters.objective(),
                        solver.algorithm(),
                        candidateOf.length,
                        each == Integer.MAX_VALUE ? null : each,
                        matchable,
                        score,
                        outcome.solution().value() + fixed,
                        outcome.solution().bound() + fixed,
                        outcome.solution().proof(),
                        blocked.count(),
                        gains == null ? null : gains.lowest(),
                        gains == null ? null : gains.tenthPercentile(),
                        Gains.ofWeakerSides(pairs),
                        Gains.ofStrongerSides(pairs),
                        outcome.floor(),
                        outcome.broken(),
                        outcome.lost()),
                locks.unmet(),
                certificate.kind() == Proof.BEST_SEATS ? List.of() : prices(certificate),
                CertificateNaming.of(certificate, outcome.proven(), people, seating, fixed),
                blocked.pairs());
    }

    private Outcome solve(Watch watch) {
        if (earlier != null) {
            int[] edges = Edges.where(candidateOf.length, e -> earlier.joined().contains(places(candidateOf[e])));
            int locked = (int) locks.taken().stream()
                    .filter(lock -> earlier.joined().contains(lock.places()))
                    .count();
            int lost = earlier.size() - edges.length - locked;
            Repair.Repaired repaired = Repair.solve(graph, edges, earlier.mayBreak(), solver, watch);
            return new Outcome(
                    pairs(repaired.solution().edges()), repaired.solution(), graph, null, repaired.broken(), lost);
        }
        if (parameters.wishes().floorRaised()) {
            Graph counting = graph(1, candidate -> 0);
            FairnessFloor.Raised raised = FairnessFloor.raise(graph, counting, leastGains(), solver, watch);
            int[] edges = Arrays.stream(raised.solution().edges())
                    .map(e -> raised.edges()[e])
                    .toArray();
            return new Outcome(pairs(edges), raised.solution(), graph.only(raised.edges()), raised.floor(), null, null);
        }
        Solution solution = solver.solve(graph, watch);
        return new Outcome(pairs(solution.edges()), solution, graph, null, null, null);
    }

    private int[] pairs(int[] edges) {
        return Arrays.stream(edges).filter(e -> e < candidateOf.length).toArray();
    }

    /** Locked pairs are partners too, and whose seats they took could have had others: those are scored once more. */
    private Blocked blockingPairs(int[] chosen, Watch watch) {
        if (locks.taken().isEmpty()) {
            return blocked(graph, chosen, watch);
        }
        Map<Places, Integer> held = new LinkedHashMap<>();
        locks.taken().forEach(lock -> held.put(lock.places(), lock.score()));
        for (int e : chosen) {
            held.put(places(candidateOf[e]), candidates.score(candidateOf[e]));
        }
        Candidates possible = candidates(pool, watch);
        int[] others =
                Edges.where(possible.size(), c -> !held.containsKey(new Places(possible.first(c), possible.second(c))));
        Graph whole = new Seating(people, exchange)
                .graph(
                        joined(held.keySet().stream().mapToInt(Places::first), others, possible::first),
                        joined(held.keySet().stream().mapToInt(Places::second), others, possible::second),
                        joined(held.values().stream().mapToInt(score -> score), others, possible::score),
                        0);
        return blocked(whole, IntStream.range(0, held.size()).toArray(), watch);
    }

    private record Blocked(int count, List<BlockingPair> pairs) {}

    private Blocked blocked(Graph of, int[] chosen, Watch watch) {
        Stability.Found found = Stability.blockingEdges(of, chosen, MOST_BLOCKING, watch);
        return new Blocked(
                found.count(),
                found.greatest().stream()
                        .map(blocking -> new BlockingPair(
                                idOf(of.left()[blocking.edge()]),
                                idOf(of.right()[blocking.edge()]),
                                of.weight()[blocking.edge()],
                                blocking.leftMore(),
                                blocking.rightMore()))
                        .toList());
    }

    private UUID idOf(int vertex) {
        return people.get(seating.personOf(vertex)).id();
    }

    private static int[] joined(IntStream first, int[] others, IntUnaryOperator of) {
        return IntStream.concat(first, Arrays.stream(others).map(of)).toArray();
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
        return (long) premium(parameters)
                * locks.taken().stream()
                        .flatMap(lock -> Stream.of(lock.first(), lock.second()))
                        .distinct()
                        .count();
    }

    private int matchable() {
        boolean[] could = new boolean[people.size()];
        for (int c = 0; c < candidates.size(); c++) {
            could[candidates.first(c)] = true;
            could[candidates.second(c)] = true;
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

    private List<Unmatched> unmatched(Pairing pairing, @Nullable Integer floor, Watch watch) {
        Diagnosis diagnosis = new Diagnosis(open, parameters.terms(), floor == null ? 0 : floor);
        List<Unmatched> unmatched = new ArrayList<>();
        for (int i = 0; i < people.size(); i++) {
            if (!pairing.matched(i)) {
                watch.at(Watch.Stage.EXPLAINING, (int) (100L * i / people.size()));
                watch.check();
                Diagnosis.Finding found = diagnosis.of(i);
                unmatched.add(new Unmatched(people.get(i).id(), found.reason(), found.remedy()));
            }
        }
        return unmatched;
    }

    /** Of those seats that anybody could take. */
    private List<SeatPrice> prices(Certificate certificate) {
        boolean[] wanted = new boolean[seating.vertices()];
        for (int e = 0; e < candidateOf.length; e++) {
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
