package io.bothways.matching.scoring.candidates;

import java.util.Arrays;

/** The best so many of a row: a min-heap of score and, among equals, the higher index first to go. */
final class Best {
    private final int limit;
    private long[] heap = new long[64];
    private int size;

    Best(int limit) {
        this.limit = limit;
    }

    /** Greater for the better of two, by score and then by the lower index. */
    static long key(int score, int other) {
        return (long) score << 32 | Integer.MAX_VALUE - other;
    }

    static int other(long key) {
        return Integer.MAX_VALUE - (int) key;
    }

    static int score(long key) {
        return (int) (key >> 32);
    }

    boolean wants(int score, int other) {
        return size < limit || key(score, other) > heap[0];
    }

    /** The least score that may still be wanted. */
    int threshold() {
        return size < limit ? 0 : score(heap[0]);
    }

    void add(int score, int other) {
        long key = key(score, other);
        if (size == limit) {
            sink(key);
            return;
        }
        if (size == heap.length) {
            heap = Arrays.copyOf(heap, 2 * size);
        }
        int at = size++;
        while (at > 0 && heap[(at - 1) / 2] > key) {
            heap[at] = heap[(at - 1) / 2];
            at = (at - 1) / 2;
        }
        heap[at] = key;
    }

    private void sink(long key) {
        int at = 0;
        while (2 * at + 1 < size) {
            int child = 2 * at + 1;
            if (child + 1 < size && heap[child + 1] < heap[child]) {
                child++;
            }
            if (heap[child] >= key) {
                break;
            }
            heap[at] = heap[child];
            at = child;
        }
        heap[at] = key;
    }

    int size() {
        return size;
    }

    void clear() {
        size = 0;
    }

    /** The keys in ascending order, which are then forgotten. */
    long[] take() {
        long[] taken = Arrays.copyOf(heap, size);
        Arrays.sort(taken);
        size = 0;
        return taken;
    }
}
