package io.bothways.analytics.statistics.suppression;

import io.bothways.analytics.statistics.InvalidRow;

/**
 * Counts by two or three (or more) classifications with all their totals. Entries are numbered row by row over sizes + 1: the
 * last place of every dimension holds the total along it, so cells, margins and the grand total are entries alike.
 */
public final class CountTable {
    private final int[] sizes;
    private final long[] values;

    private CountTable(int[] sizes, long[] values) {
        this.sizes = sizes;
        this.values = values;
    }

    /**
     * Adds up all totals. O(cells × 2^dimensions). Cells may all be 0; a dimension without places, and another number of
     * cells than the sizes make, are refused.
     *
     * @param cells counts without totals, last dimension fastest
     * @throws InvalidRow with the number of a negative cell
     */
    public static CountTable of(int[] sizes, long[] cells) {
        int inner = 1;
        int all = 1;
        for (int size : sizes) {
            if (size < 1) {
                throw new IllegalArgumentException("a dimension of " + size);
            }
            inner *= size;
            all *= size + 1;
        }
        if (cells.length != inner) {
            throw new IllegalArgumentException(cells.length + " cells for " + inner);
        }
        long[] values = new long[all];
        var table = new CountTable(sizes.clone(), values);
        int[] at = new int[sizes.length];
        for (int c = 0; c < cells.length; c++) {
            if (cells[c] < 0) {
                throw new InvalidRow(c, "count " + cells[c]);
            }
            table.addToTotals(at, cells[c]);
            table.advance(at);
        }
        return table;
    }

    private void addToTotals(int[] cell, long count) {
        int[] at = new int[cell.length];
        for (int subset = 0; subset < 1 << cell.length; subset++) {
            for (int d = 0; d < cell.length; d++) {
                at[d] = (subset >> d & 1) == 1 ? sizes[d] : cell[d];
            }
            values[index(at)] += count;
        }
    }

    private void advance(int[] cell) {
        for (int d = cell.length - 1; d >= 0 && ++cell[d] == sizes[d]; d--) {
            cell[d] = 0;
        }
    }

    /** Number of classifications. */
    public int dimensions() {
        return sizes.length;
    }

    /** Places of a dimension without its total. */
    public int size(int dimension) {
        return sizes[dimension];
    }

    /** Number of entries, totals included. */
    public int entries() {
        return values.length;
    }

    /** The count of an entry, cell or total. */
    public long value(int entry) {
        return values[entry];
    }

    /** Number of the entry at these places, a place equal to the size meaning the total. O(dimensions). */
    public int index(int... places) {
        int index = 0;
        for (int d = 0; d < sizes.length; d++) {
            index = index * (sizes[d] + 1) + places[d];
        }
        return index;
    }

    /** Places of an entry: the inverse of {@link #index}. O(dimensions). */
    public int[] places(int entry) {
        int[] places = new int[sizes.length];
        int rest = entry;
        for (int d = sizes.length - 1; d >= 0; d--) {
            places[d] = rest % (sizes[d] + 1);
            rest /= sizes[d] + 1;
        }
        return places;
    }

    /** Along how many dimensions the entry is a total: 0 for a cell. O(dimensions). */
    public int totals(int entry) {
        int totals = 0;
        int[] places = places(entry);
        for (int d = 0; d < sizes.length; d++) {
            totals += places[d] == sizes[d] ? 1 : 0;
        }
        return totals;
    }
}
