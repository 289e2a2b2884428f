package io.bothways.profiles.peopleimport;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** How an import stands: {@code done} of {@code rows}, and what became of them so far. */
record PeopleImportView(
        UUID id,
        String state,
        Instant submittedAt,
        @Nullable Instant finishedAt,
        int rows,
        int done,
        int created,
        int changed,
        int unchanged,
        int rejected,
        @Nullable String error) {}
