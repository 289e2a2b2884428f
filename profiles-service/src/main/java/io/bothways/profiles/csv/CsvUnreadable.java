package io.bothways.profiles.csv;

import java.util.Set;

/** The file as a whole cannot be used: a code to act upon, and the columns it is about. */
public final class CsvUnreadable extends RuntimeException {
    private final String code;
    private final Set<String> columns;

    CsvUnreadable(String code, String message, Set<String> columns) {
        super(message, null, false, false);
        this.code = code;
        this.columns = Set.copyOf(columns);
    }

    public String code() {
        return code;
    }

    public Set<String> columns() {
        return columns;
    }
}
