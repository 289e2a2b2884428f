package io.bothways.matching.scoring.pool;

/**
 * The part of a day in which somebody can meet, in minutes of the UTC day at the moment the pool was frozen. It may run
 * over midnight ({@code from > to}).
 */
public record Hours(int from, int to) {
    private static final int DAY = 24 * 60;

    public Hours {
        if (from < 0 || from >= DAY || to < 0 || to >= DAY) {
            throw new IllegalArgumentException("minutes of a day must be 0 to 1439 but are " + from + " and " + to);
        }
    }

    /** For how many minutes of a day both can meet. */
    public int sharedMinutes(Hours other) {
        int shared = 0;
        for (int shift = -DAY; shift <= DAY; shift += DAY) {
            shared += Math.max(0, Math.min(end(), other.end() + shift) - Math.max(from, other.from + shift));
        }
        return shared;
    }

    private int end() {
        return to > from ? to : to + DAY;
    }
}
