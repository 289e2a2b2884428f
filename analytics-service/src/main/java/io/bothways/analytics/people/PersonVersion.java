package io.bothways.analytics.people;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One state of a person as it was told: it holds from {@code effective} and became known at {@code knownAt}.
 * {@code version} counts what was told about this person, so a higher one knows more.
 */
record PersonVersion(
        long version,
        String change,
        PersonStatus status,
        List<String> unit,
        @Nullable Integer grade,
        @Nullable String site,
        @Nullable LocalDate hiredOn,
        @Nullable ExitReason exitReason,
        Instant effective,
        Instant knownAt) {

    static final String CORRECTION = "person-corrected";

    PersonVersion {
        unit = List.copyOf(unit);
    }

    boolean isCorrection() {
        return change.equals(CORRECTION);
    }

    boolean isLeaving() {
        return status == PersonStatus.LEFT || status == PersonStatus.ERASED;
    }
}
