package io.bothways.profiles.csv;

import java.util.Map;

/** One row; {@code number} counts from 1 behind the header, as a reader of the file would count records. */
public record CsvRow(int number, Map<String, String> values, Shape shape) {

    /** Whether the row fits the header. */
    public enum Shape {
        WELL_FORMED,
        /** Fewer columns than the header; those that are there can be used where the file is known to end early. */
        SHORT,
        LONG,
        BROKEN_QUOTES
    }

    public boolean isWellFormed() {
        return shape == Shape.WELL_FORMED;
    }

    /** The value without surrounding blanks; empty when there is no such column. */
    public String value(String column) {
        var value = values.get(column);
        return value == null ? "" : value.strip();
    }
}
