package io.bothways.sessions.programme;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What this service reads of any event on the topic {@code programmes}: a change of the programme, of its coordinators,
 * or of one of its cohorts. What an event does not carry stays as it was.
 */
record ProgrammeChanged(
        UUID programmeId,
        @Nullable String status,
        @Nullable Integer neverStartedDays,
        @Nullable List<String> coordinators,
        @Nullable UUID cohortId,
        @Nullable String cohortState) {}
