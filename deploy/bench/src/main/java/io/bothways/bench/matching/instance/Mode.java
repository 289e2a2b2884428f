package io.bothways.bench.matching.instance;

import java.util.Arrays;
import java.util.Locale;

/** Which edges count and how many partners somebody may have. Whoever is out has none in every mode. */
public enum Mode {
    /** One partner each. */
    UNIT(false, false),
    /** As many partners as the person's own capacity. */
    CAP(false, true),
    /** Mentors with their capacity, everybody else once, and only pairs of a mentor and somebody who is none. */
    BIP(true, true),
    /** The same pairs with one partner each. */
    BIP1(true, false);

    private final boolean twoSided;
    private final boolean ownCapacity;

    Mode(boolean twoSided, boolean ownCapacity) {
        this.twoSided = twoSided;
        this.ownCapacity = ownCapacity;
    }

    public static Mode of(String name) {
        return Arrays.stream(values())
                .filter(mode -> mode.text().equals(name))
                .findFirst()
                .orElseThrow(() ->
                        new IllegalArgumentException("--mode must be unit, cap, bip or bip1 but is '" + name + "'."));
    }

    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }

    public boolean twoSided() {
        return twoSided;
    }

    public Problem problem(People people, Edges edges) {
        int[] capacity = new int[people.size()];
        for (int i = 0; i < capacity.length; i++) {
            boolean own = ownCapacity && (!twoSided || people.mentor()[i]);
            capacity[i] = people.out()[i] ? 0 : own ? people.capacity()[i] : 1;
        }
        return new Problem(people, twoSided ? acrossRoles(people, edges) : edges, capacity);
    }

    private static Edges acrossRoles(People people, Edges edges) {
        boolean[] mentor = people.mentor();
        int kept = 0;
        for (int e = 0; e < edges.size(); e++) {
            kept += mentor[edges.left()[e]] != mentor[edges.right()[e]] ? 1 : 0;
        }
        Edges across = new Edges(new int[kept], new int[kept], new short[kept], new short[kept], new int[kept]);
        int at = 0;
        for (int e = 0; e < edges.size(); e++) {
            if (mentor[edges.left()[e]] != mentor[edges.right()[e]]) {
                across.left()[at] = edges.left()[e];
                across.right()[at] = edges.right()[e];
                across.gainLeft()[at] = edges.gainLeft()[e];
                across.gainRight()[at] = edges.gainRight()[e];
                across.score()[at++] = edges.score()[e];
            }
        }
        return across;
    }
}
