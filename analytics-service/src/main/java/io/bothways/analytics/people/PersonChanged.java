package io.bothways.analytics.people;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What is read of an event of the topic people; each carries the full public state. */
record PersonChanged(
        UUID personId,
        String status,
        @Nullable List<String> unit,
        @Nullable Integer grade,
        @Nullable String site,
        @Nullable LocalDate hireDate,
        @Nullable List<String> loginKeys,
        @Nullable String exitReason,
        Instant effective,
        @Nullable Instant known) {

    PersonVersion version(long version, String change, Instant toldAt) {
        var state = PersonStatus.of(status);
        return new PersonVersion(
                version,
                change,
                state,
                unit == null ? List.of() : unit,
                grade,
                site,
                hireDate,
                state == PersonStatus.LEFT ? ExitReason.of(exitReason) : null,
                effective,
                known == null ? toldAt : known);
    }

    List<String> keys() {
        return loginKeys == null ? List.of() : loginKeys;
    }
}
