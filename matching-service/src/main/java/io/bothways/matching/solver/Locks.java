package io.bothways.matching.solver;

import io.bothways.matching.scoring.pool.Participant;
import io.bothways.matching.scoring.pool.Pool;
import io.bothways.matching.scoring.terms.Exchange;
import io.bothways.matching.scoring.terms.Terms;
import io.bothways.matching.scoring.weighing.Scores;
import io.bothways.matching.solver.plan.Pair;
import io.bothways.matching.solver.plan.UnmetLock;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * The locked pairs of a run, taken in the order of their ids as far as rules and seats allow. The least gain does not bind
 * them: a person wanted this pair. What they take is gone before anything is weighed.
 */
final class Locks {
    /** A locked pair by places in the pool; in a one-way programme the first teaches. */
    record Taken(int first, int second, int score) {
        Places places() {
            return new Places(first, second);
        }
    }

    private final Pool pool;
    private final Terms terms;
    private final Seating seating;
    private final Map<UUID, Integer> places = new HashMap<>();
    private final List<Taken> taken = new ArrayList<>();
    private final List<UnmetLock> unmet = new ArrayList<>();

    /** Takes the seats from {@code seating}. */
    Locks(Pool pool, Terms terms, Seating seating, List<Pair> wanted) {
        this.pool = pool;
        this.terms = terms;
        this.seating = seating;
        if (!wanted.isEmpty()) {
            for (int place = 0; place < pool.people().size(); place++) {
                places.put(pool.people().get(place).id(), place);
            }
        }
        wanted.forEach(this::take);
    }

    List<Taken> taken() {
        return taken;
    }

    List<UnmetLock> unmet() {
        return unmet;
    }

    private void take(Pair pair) {
        Integer lower = places.get(pair.lower());
        Integer higher = places.get(pair.higher());
        if (lower == null || higher == null) {
            unmet.add(new UnmetLock(pair, UnmetLock.Reason.NOT_IN_POOL));
            return;
        }
        List<Way> ways = ways(lower, higher);
        if (ways.stream().noneMatch(Way::allowed)) {
            unmet.add(new UnmetLock(pair, UnmetLock.Reason.RULE));
        } else if (ways.stream().noneMatch(Way::possible)) {
            unmet.add(new UnmetLock(pair, UnmetLock.Reason.NO_EXCHANGE));
        } else if (ways.stream().filter(Way::possible).noneMatch(this::take)) {
            unmet.add(new UnmetLock(pair, UnmetLock.Reason.SEATS));
        }
    }

    private boolean take(Way way) {
        boolean seated = seating.take(way.first(), way.second());
        if (seated) {
            taken.add(new Taken(way.first(), way.second(), way.score()));
        }
        return seated;
    }

    /** Where the programme has one direction, both ways to see a pair: one that is a candidate first, then the better one. */
    private List<Way> ways(int lower, int higher) {
        if (terms.exchange() == Exchange.TWO_WAY) {
            return List.of(way(lower, higher));
        }
        return Stream.of(way(lower, higher), way(higher, lower))
                .sorted(Comparator.comparing(Way::candidate)
                        .thenComparing(Way::score)
                        .reversed())
                .toList();
    }

    private Way way(int first, int second) {
        Participant one = pool.people().get(first);
        Participant other = pool.people().get(second);
        boolean allowed = terms.exclusion(one, other).isEmpty();
        boolean suffices = Scores.gain(one, other).points() >= terms.minimumGain();
        return new Way(first, second, allowed, allowed && suffices, Scores.pair(terms, one, other));
    }

    private record Way(int first, int second, boolean allowed, boolean candidate, int score) {
        boolean possible() {
            return allowed && score > 0;
        }
    }
}
