package io.bothways.matching.scoring.pool;

/**
 * How much a skill counts for a wanted one that it is not, in per cent of the levels it bridges; 0 means not at all.
 * Narrower: part of what is wanted. Broader: contains what is wanted. Sibling: both are part of the same thing.
 */
public record Closeness(int narrower, int broader, int sibling) {
    public static final Closeness NONE = new Closeness(0, 0, 0);

    public Closeness {
        check("narrower", narrower);
        check("broader", broader);
        check("sibling", sibling);
    }

    private static void check(String name, int percent) {
        if (percent < 0 || percent > 100) {
            throw new IllegalArgumentException(name + " must be 0 to 100 but is " + percent);
        }
    }
}
