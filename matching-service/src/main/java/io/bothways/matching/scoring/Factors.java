package io.bothways.matching.scoring;

/** The factors that exist, each a sentence and each testable alone. */
public final class Factors {
    private static final int FULL_DAY_HOURS = 8;

    private Factors() {}

    /**
     * Fewer shared working hours count less: with a full day of eight in common the score stands, and each hour less takes
     * 15/800 of it. Applies only where both people's hours are known.
     */
    public static Factor sharedHoursHelp() {
        return (score, a, b) -> {
            if (a.hours() == null || b.hours() == null) {
                return score;
            }
            int hours = Math.min(FULL_DAY_HOURS, a.hours().sharedMinutes(b.hours()) / 60);
            return score * (680 + 15 * hours) / 800;
        };
    }

    /** A pair inside one topmost unit counts this many per cent, so that pairs across units are preferred. */
    public static Factor sameUnitCounts(int percent) {
        return (score, a, b) -> {
            boolean same = !a.unit().isEmpty()
                    && !b.unit().isEmpty()
                    && a.unit().getFirst().equals(b.unit().getFirst());
            return same ? score * percent / 100 : score;
        };
    }
}
