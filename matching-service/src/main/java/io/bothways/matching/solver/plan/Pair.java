package io.bothways.matching.solver.plan;

import io.bothways.matching.scoring.pool.Ids;
import java.util.Comparator;
import java.util.UUID;

/** Two people, in the order of their ids. */
public record Pair(UUID lower, UUID higher) implements Comparable<Pair> {
    private static final Comparator<Pair> ORDER =
            Comparator.comparing(Pair::lower, Ids.ORDER).thenComparing(Pair::higher, Ids.ORDER);

    public Pair {
        if (Ids.ORDER.compare(lower, higher) >= 0) {
            throw new IllegalArgumentException("a pair is two people in the order of their ids");
        }
    }

    public static Pair of(UUID one, UUID other) {
        return new Pair(Ids.lower(one, other), Ids.higher(one, other));
    }

    @Override
    public int compareTo(Pair other) {
        return ORDER.compare(this, other);
    }
}
