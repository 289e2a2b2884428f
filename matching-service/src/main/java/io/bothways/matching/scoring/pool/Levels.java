package io.bothways.matching.scoring.pool;

/** Levels of mastery run from 1 to 5; 0 stands for a skill that nobody has spoken of. */
public final class Levels {
    public static final int HIGHEST = 5;

    private Levels() {}

    static void check(int level) {
        if (level < 1 || level > HIGHEST) {
            throw new IllegalArgumentException("level must be 1 to 5 but is " + level);
        }
    }
}
