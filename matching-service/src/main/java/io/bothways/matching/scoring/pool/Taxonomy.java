package io.bothways.matching.scoring.pool;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/**
 * The skills on offer and what stands directly above each skill: finds for a wanted skill those close to it, one step
 * up, down or aside. Of two relations between the same skills the one that counts more holds. Answers are kept, so that
 * all who want a skill share one list. One instance serves one thread.
 */
public final class Taxonomy {
    private final Map<UUID, ? extends Collection<UUID>> broader;
    private final Closeness closeness;
    private final Set<UUID> offered;
    private final Map<UUID, List<UUID>> offeredBelow = new HashMap<>();
    private final Map<UUID, List<Near>> answers = new HashMap<>();

    /** {@code broader}: the skills and groups directly above a skill; one that is absent has none. */
    public Taxonomy(Map<UUID, ? extends Collection<UUID>> broader, Closeness closeness, Collection<UUID> offered) {
        this.broader = Map.copyOf(broader);
        this.closeness = closeness;
        this.offered = Set.copyOf(offered);
        for (UUID skill : this.offered) {
            for (UUID above : above(skill)) {
                offeredBelow.computeIfAbsent(above, key -> new ArrayList<>()).add(skill);
            }
        }
    }

    /** The offered skills close to this one, in the order of their ids. */
    public List<Near> near(UUID wanted) {
        return answers.computeIfAbsent(wanted, this::find);
    }

    private List<Near> find(UUID wanted) {
        Map<UUID, Integer> shares = new HashMap<>();
        offeredBelow.getOrDefault(wanted, List.of()).forEach(skill -> count(shares, skill, closeness.narrower()));
        for (UUID above : above(wanted)) {
            if (offered.contains(above)) {
                count(shares, above, closeness.broader());
            }
            offeredBelow.getOrDefault(above, List.of()).forEach(skill -> count(shares, skill, closeness.sibling()));
        }
        shares.remove(wanted);
        return List.copyOf(shares.entrySet().stream()
                .map(share -> new Near(share.getKey(), share.getValue()))
                .sorted((a, b) -> Ids.ORDER.compare(a.skillId(), b.skillId()))
                .toList());
    }

    private static void count(Map<UUID, Integer> shares, UUID skill, int percent) {
        if (percent > 0) {
            shares.merge(skill, percent, Math::max);
        }
    }

    private Collection<UUID> above(UUID skill) {
        Collection<UUID> above = broader.get(skill);
        return above == null ? List.of() : above;
    }
}
