package io.bothways.matching.solver.optimal;

import java.util.Arrays;

/** Binary min-heap of (key, item) in two arrays; equal keys leave in the order of their items. */
final class EventHeap {

    private long[] keys = new long[64];
    private int[] items = new int[64];
    private int size;

    boolean isEmpty() {
        return size == 0;
    }

    void clear() {
        size = 0;
    }

    long minKey() {
        return keys[0];
    }

    int minItem() {
        return items[0];
    }

    void add(long key, int item) {
        if (size == keys.length) {
            keys = Arrays.copyOf(keys, 2 * size);
            items = Arrays.copyOf(items, 2 * size);
        }
        int i = size++;
        while (i > 0) {
            int up = (i - 1) >>> 1;
            if (!before(key, item, keys[up], items[up])) {
                break;
            }
            keys[i] = keys[up];
            items[i] = items[up];
            i = up;
        }
        keys[i] = key;
        items[i] = item;
    }

    void removeMin() {
        long key = keys[--size];
        int item = items[size];
        int i = 0;
        while (true) {
            int child = 2 * i + 1;
            if (child >= size) {
                break;
            }
            if (child + 1 < size && before(keys[child + 1], items[child + 1], keys[child], items[child])) {
                child++;
            }
            if (!before(keys[child], items[child], key, item)) {
                break;
            }
            keys[i] = keys[child];
            items[i] = items[child];
            i = child;
        }
        keys[i] = key;
        items[i] = item;
    }

    private static boolean before(long key, int item, long otherKey, int otherItem) {
        return key < otherKey || key == otherKey && item < otherItem;
    }
}
