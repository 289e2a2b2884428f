package io.bothways.analytics.statistics;

import java.util.Arrays;
import java.util.function.IntUnaryOperator;

/** Arbitrary integer labels of rows as dense numbers 0, 1, … in order of first appearance. O(n), or O(n log n) when sparse. */
public final class Clusters {
    private final int[] numbers;
    private final int count;

    private Clusters(int[] numbers, int count) {
        this.numbers = numbers;
        this.count = count;
    }

    /**
     * Numbers the labels of rows 0 … rows-1, asked once for each in order. O(n) when labels lie close together, else O(n
     * log n). No rows give no clusters.
     */
    public static Clusters of(int rows, IntUnaryOperator label) {
        int[] labels = new int[rows];
        int min = Integer.MAX_VALUE;
        int max = Integer.MIN_VALUE;
        for (int row = 0; row < rows; row++) {
            labels[row] = label.applyAsInt(row);
            min = Math.min(min, labels[row]);
            max = Math.max(max, labels[row]);
        }
        if (rows == 0) {
            return new Clusters(labels, 0);
        }
        return (long) max - min < 8L * rows + 1024 ? dense(labels, min, max) : sparse(labels);
    }

    private static Clusters dense(int[] labels, int min, int max) {
        int[] table = new int[max - min + 1];
        int count = 0;
        for (int row = 0; row < labels.length; row++) {
            int slot = labels[row] - min;
            if (table[slot] == 0) {
                table[slot] = ++count;
            }
            labels[row] = table[slot] - 1;
        }
        return new Clusters(labels, count);
    }

    private static Clusters sparse(int[] labels) {
        int[] distinct = labels.clone();
        Arrays.sort(distinct);
        int size = 0;
        for (int i = 0; i < distinct.length; i++) {
            if (i == 0 || distinct[i] != distinct[size - 1]) {
                distinct[size++] = distinct[i];
            }
        }
        int[] order = new int[size];
        int count = 0;
        for (int row = 0; row < labels.length; row++) {
            int slot = Arrays.binarySearch(distinct, 0, size, labels[row]);
            if (order[slot] == 0) {
                order[slot] = ++count;
            }
            labels[row] = order[slot] - 1;
        }
        return new Clusters(labels, count);
    }

    /** Number of different labels; 0 without rows. */
    public int count() {
        return count;
    }

    /** Dense number of a row, 0 … count-1. O(1). */
    public int of(int row) {
        return numbers[row];
    }

    /** Dense number of every row; read-only by agreement. */
    public int[] numbers() {
        return numbers;
    }

    /** Rows of every cluster, ascending; no cluster is empty. O(n). */
    public int[][] members() {
        int[] sizes = new int[count];
        for (int number : numbers) {
            sizes[number]++;
        }
        int[][] members = new int[count][];
        for (int c = 0; c < count; c++) {
            members[c] = new int[sizes[c]];
        }
        Arrays.fill(sizes, 0);
        for (int row = 0; row < numbers.length; row++) {
            members[numbers[row]][sizes[numbers[row]]++] = row;
        }
        return members;
    }
}
