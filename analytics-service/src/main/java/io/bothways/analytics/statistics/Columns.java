package io.bothways.analytics.statistics;

/** Columns of one table have a value for every row. */
public final class Columns {
    private Columns() {}

    /** Refuses a column of another length than there are rows, and names it. */
    public static void requireLength(String column, int length, int rows) {
        if (length != rows) {
            throw new IllegalArgumentException(column + " has " + length + " values for " + rows + " rows");
        }
    }
}
