package io.bothways.analytics.statistics;

/** Input that no estimator may accept (stop not after start, NaN, negative weight, unknown cause), with the row at fault. */
public final class InvalidRow extends IllegalArgumentException {
    private static final long serialVersionUID = 1L;

    private final int row;
    private final String reason;

    /**
     * @param row index of the offending row, from 0
     * @param reason what is wrong with it, without its number
     */
    public InvalidRow(int row, String reason) {
        super("row " + row + ": " + reason);
        this.row = row;
        this.reason = reason;
    }

    /** Index of the offending row in what was handed over, from 0. */
    public int row() {
        return row;
    }

    /** The same fault under the number the row has with the caller, who handed on a part of the rows. */
    public InvalidRow at(int callersRow) {
        return new InvalidRow(callersRow, reason);
    }
}
