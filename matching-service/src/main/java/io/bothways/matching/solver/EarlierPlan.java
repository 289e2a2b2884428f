package io.bothways.matching.solver;

import io.bothways.matching.scoring.pool.Ids;
import io.bothways.matching.scoring.pool.Participant;
import io.bothways.matching.scoring.pool.Pool;
import io.bothways.matching.scoring.terms.Exchange;
import io.bothways.matching.solver.plan.Wishes;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/** What an earlier plan joined, seen from the pool of now: by places there, in a one-way programme each direction by itself. */
final class EarlierPlan {
    private final Set<Places> joined = new HashSet<>();
    private final int size;
    private final int mayBreak;

    EarlierPlan(Pool pool, Exchange exchange, Wishes.Kept kept) {
        Map<UUID, Integer> places = new HashMap<>();
        List<Participant> people = pool.people();
        for (int place = 0; place < people.size(); place++) {
            places.put(people.get(place).id(), place);
        }
        List<Wishes.Link> each = kept.links().stream()
                .map(link -> exchange == Exchange.TWO_WAY ? lowerFirst(link) : link)
                .distinct()
                .toList();
        for (Wishes.Link link : each) {
            Integer first = places.get(link.teacherId());
            Integer second = places.get(link.learnerId());
            if (first != null && second != null) {
                joined.add(new Places(first, second));
            }
        }
        this.size = each.size();
        this.mayBreak = kept.mayBreak();
    }

    private static Wishes.Link lowerFirst(Wishes.Link link) {
        return new Wishes.Link(
                Ids.lower(link.teacherId(), link.learnerId()), Ids.higher(link.teacherId(), link.learnerId()));
    }

    /** How much it joined, whether or not those people are still in the pool. */
    int size() {
        return size;
    }

    int mayBreak() {
        return mayBreak;
    }

    /** What it joined of people who are still in the pool. */
    Set<Places> joined() {
        return joined;
    }
}
