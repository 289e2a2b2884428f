package io.bothways.analytics.retention;

import io.bothways.platform.digest.Sha256;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * Gives people who did not join a day 0 from the same distribution as those who did (prescription-time distribution
 * matching, Zhou et al. 2005): in the order of a hash of their ids they get the quantiles of the joining dates. No random
 * number, so the same people get the same dates.
 */
final class JoiningDates {

    private JoiningDates() {}

    /** Empty when nobody joined. O(n log n). */
    static Map<UUID, Instant> assign(Collection<UUID> people, Collection<Instant> joiningDates) {
        Map<UUID, Instant> assigned = new HashMap<>();
        if (joiningDates.isEmpty()) {
            return assigned;
        }
        List<Instant> dates = joiningDates.stream().sorted().toList();
        List<UUID> inHashOrder = people.stream()
                .sorted(Comparator.comparing(JoiningDates::hash).thenComparing(Comparator.naturalOrder()))
                .toList();
        for (int rank = 0; rank < inHashOrder.size(); rank++) {
            double quantile = (rank + .5) / inHashOrder.size();
            assigned.put(inHashOrder.get(rank), dates.get((int) (quantile * dates.size())));
        }
        return assigned;
    }

    private static String hash(UUID person) {
        return Sha256.hex(person.toString().getBytes(StandardCharsets.UTF_8));
    }
}
