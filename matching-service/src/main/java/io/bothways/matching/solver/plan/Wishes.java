package io.bothways.matching.solver.plan;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a coordinator wishes of one run beyond its objective. {@code locked} pairs are in the plan before anything is weighed,
 * as far as the rules and the seats allow. {@code floorRaised}: the worst-off learner is to gain as much as possible without
 * leaving out anybody. {@code kept}: an earlier plan of which little may change.
 */
public record Wishes(
        List<Pair> locked, boolean floorRaised, @Nullable Kept kept) {
    public static final Wishes NONE = new Wishes(List.of(), false, null);

    public Wishes {
        locked = locked.stream().distinct().sorted().toList();
        if (floorRaised && kept != null) {
            throw new IllegalArgumentException(
                    "a run either raises the floor or keeps an earlier plan: a kept pair may be below the floor");
        }
    }

    /**
     * What an earlier plan joined, of which at most {@code mayBreak} are to be broken; what is not possible any more does not
     * count among them.
     */
    public record Kept(List<Link> links, int mayBreak) {
        public Kept {
            links = links.stream().distinct().toList();
            if (mayBreak < 0) {
                throw new IllegalArgumentException("mayBreak must not be negative but is " + mayBreak);
            }
        }

        /** The pairs of a plan; of a one-way programme each required direction by itself. */
        public static Kept of(List<PlannedPair> pairs, int mayBreak) {
            return new Kept(
                    pairs.stream()
                            .flatMap(pair -> pair.directions().stream())
                            .filter(Direction::required)
                            .map(way -> new Link(way.teacherId(), way.learnerId()))
                            .toList(),
                    mayBreak);
        }
    }

    /** Somebody who teaches somebody; in a two-way programme either may stand first. */
    public record Link(UUID teacherId, UUID learnerId) {}
}
