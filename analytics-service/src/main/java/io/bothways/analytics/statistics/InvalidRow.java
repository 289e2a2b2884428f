package io.bothways.analytics.statistics;

/** Input that no estimator may accept (stop not after start, NaN, negative weight, unknown cause), with the row at fault. */
public final class InvalidRow extends IllegalArgumentException {
    private static final long serialVersionUID = 1L;

    private final int row;

    public InvalidRow(int row, String reason) {
        super("row " + row + ": " + reason);
        this.row = row;
    }

    /** Index of the offending row, from 0. */
    public int row() {
        return row;
    }
}
