package io.bothways.bench.matching.instance;

import java.util.Arrays;

/**
 * The people of an instance in columns, in the order of their ids, which is the order of every index here. {@code manager}
 * is an index or −1; the skills of person i stand from {@code start[i]} to {@code start[i + 1]}.
 */
public record People(
        int[] id,
        int[] department,
        int[] zone,
        int[] languages,
        int[] grade,
        int[] manager,
        int[] capacity,
        boolean[] mentor,
        boolean[] out,
        Skills offers,
        Skills wants) {

    /** Skills with a number each: the level offered, or the priority wanted. */
    public record Skills(int[] start, int[] skill, byte[] number) {}

    public int size() {
        return id.length;
    }

    /** The index of the person with this id, or −1. */
    public int indexOf(int wanted) {
        int guess = wanted - (id.length == 0 ? 0 : id[0]);
        if (guess >= 0 && guess < id.length && id[guess] == wanted) {
            return guess;
        }
        return Math.max(-1, Arrays.binarySearch(id, wanted));
    }
}
