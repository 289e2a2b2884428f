package io.bothways.matching.scoring.pool;

import java.util.Comparator;
import java.util.UUID;

/**
 * The one order of ids in matching: by unsigned value, which is also PostgreSQL's order of {@code uuid} (that of
 * {@link UUID#compareTo} is signed and differs for random ids).
 */
public final class Ids {
    public static final Comparator<UUID> ORDER = (a, b) -> {
        int high = Long.compareUnsigned(a.getMostSignificantBits(), b.getMostSignificantBits());
        return high != 0 ? high : Long.compareUnsigned(a.getLeastSignificantBits(), b.getLeastSignificantBits());
    };

    private Ids() {}

    public static UUID lower(UUID a, UUID b) {
        return ORDER.compare(a, b) <= 0 ? a : b;
    }

    public static UUID higher(UUID a, UUID b) {
        return ORDER.compare(a, b) <= 0 ? b : a;
    }
}
