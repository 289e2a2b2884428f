package io.bothways.bench.matching;

import io.bothways.bench.matching.instance.Mode;
import org.jspecify.annotations.Nullable;

/**
 * What is to be reached with this many people on two idle cores. {@code provenMs} is the time allowed where the solution is
 * a proven optimum, {@code gap} the greatest share of the bound that may be missing, {@code matched} the least share of the
 * matchable people that must have a partner; of two sides the larger one cannot all be matched, so there it is not asked for.
 * {@code timesFlow}: how many times our time a general flow solver should take at least; null where that is not asked.
 */
record Targets(
        double scoringMs,
        double solvingMs,
        double provenMs,
        double heapMiB,
        double gap,
        double matched,
        @Nullable Double timesFlow) {

    /** The targets of a size, or null: only four sizes have some. */
    static @Nullable Targets of(int people, Mode mode) {
        boolean seats = mode == Mode.CAP || mode == Mode.BIP;
        int longest = seats ? 45_000 : 30_000;
        boolean onePool = mode == Mode.UNIT || mode == Mode.CAP;
        return switch (people) {
            case 1_000 -> new Targets(20, 10, 10, 64, 0, 0, null);
            case 10_000 -> new Targets(200, 100, 100, 128, seats ? 1e-5 : 0, 0, null);
            case 100_000 -> new Targets(8_000, 2_000, 6_000, 512, 5e-5, onePool ? 0.998 : 0, onePool ? 3.0 : 1.0);
            case 1_000_000 -> new Targets(180_000, longest, longest, 2_048, 5e-5, 0, null);
            default -> null;
        };
    }
}
