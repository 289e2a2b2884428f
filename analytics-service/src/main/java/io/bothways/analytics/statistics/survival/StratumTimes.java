package io.bothways.analytics.statistics.survival;

import java.util.Arrays;

/**
 * The positions of an axis at which somebody of one stratum stops, numbered through: what a test walks over, so that many
 * small strata cost no more than their rows. One stratum of all rows keeps the numbers of the axis.
 */
final class StratumTimes {
    private final int[] positions;
    private final int size;

    private StratumTimes(int[] positions, int size) {
        this.positions = positions;
        this.size = size;
    }

    static StratumTimes all(TimeAxis axis) {
        return new StratumTimes(new int[0], axis.size());
    }

    /** Of the given rows, by the positions of their stops. O(rows log rows). */
    static StratumTimes of(int[] members, int[] stop) {
        int[] positions = new int[members.length];
        for (int i = 0; i < positions.length; i++) {
            positions[i] = stop[members[i]];
        }
        Arrays.sort(positions);
        int size = 0;
        for (int i = 0; i < positions.length; i++) {
            if (i == 0 || positions[i] != positions[size - 1]) {
                positions[size++] = positions[i];
            }
        }
        return new StratumTimes(positions, size);
    }

    int size() {
        return size;
    }

    /** Number of the last position of the stratum not after that of the axis, or -1. */
    int floor(int position) {
        if (positions.length == 0) {
            return position;
        }
        int found = Arrays.binarySearch(positions, 0, size, position);
        return found >= 0 ? found : -found - 2;
    }
}
