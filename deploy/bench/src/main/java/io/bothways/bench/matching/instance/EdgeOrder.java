package io.bothways.bench.matching.instance;

import java.util.Arrays;
import java.util.stream.IntStream;

/** Puts edges into the order of their ends, by two counting sorts where they are not in it already. */
final class EdgeOrder {
    private EdgeOrder() {}

    static Edges ordered(Edges rows, int size, int people) {
        int[] order = IntStream.range(0, size).toArray();
        if (!isOrdered(rows, size)) {
            order = sorted(sorted(order, rows.right(), people), rows.left(), people);
        }
        return new Edges(
                picked(rows.left(), order),
                picked(rows.right(), order),
                picked(rows.gainLeft(), order),
                picked(rows.gainRight(), order),
                picked(rows.score(), order));
    }

    private static boolean isOrdered(Edges rows, int size) {
        for (int e = 1; e < size; e++) {
            boolean after = rows.left()[e] > rows.left()[e - 1]
                    || rows.left()[e] == rows.left()[e - 1] && rows.right()[e] >= rows.right()[e - 1];
            if (!after) {
                return false;
            }
        }
        return true;
    }

    /** The given order of rows, stably sorted by a column. */
    private static int[] sorted(int[] order, int[] column, int people) {
        int[] next = new int[people + 1];
        for (int row : order) {
            next[column[row] + 1]++;
        }
        for (int i = 0; i < people; i++) {
            next[i + 1] += next[i];
        }
        int[] sorted = new int[order.length];
        for (int row : order) {
            sorted[next[column[row]]++] = row;
        }
        return sorted;
    }

    private static int[] picked(int[] column, int[] order) {
        int[] picked = new int[order.length];
        Arrays.setAll(picked, e -> column[order[e]]);
        return picked;
    }

    private static short[] picked(short[] column, int[] order) {
        short[] picked = new short[order.length];
        for (int e = 0; e < picked.length; e++) {
            picked[e] = column[order[e]];
        }
        return picked;
    }
}
