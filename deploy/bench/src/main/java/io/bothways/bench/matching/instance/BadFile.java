package io.bothways.bench.matching.instance;

import java.nio.file.Path;

/** A file that does not hold what its format says; the message names the file, the line and what is allowed. */
public final class BadFile extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** A line is at fault, counted from 1. */
    public BadFile(Path file, long line, String complaint) {
        super(file + " line " + line + ": " + complaint);
    }

    /** The file as a whole is. */
    public BadFile(Path file, String complaint) {
        super(file + ": " + complaint);
    }
}
