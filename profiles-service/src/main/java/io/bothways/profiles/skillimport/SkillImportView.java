package io.bothways.profiles.skillimport;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** How an import stands and what it did; findings are a sample, the counts are complete. */
record SkillImportView(
        UUID id,
        String taxonomy,
        String state,
        Instant submittedAt,
        @Nullable Instant finishedAt,
        int skills,
        int groups,
        int added,
        int changed,
        int retired,
        int unchanged,
        int rejected,
        Skipped skippedRelations,
        List<FindingView> findings,
        @Nullable String error) {

    /** Relations that lead to no other concept of the files. */
    record Skipped(int broader, int related) {}

    /** A row that was not taken, or a relation that leads nowhere. */
    record FindingView(
            String file, int row, String reason, @Nullable String concept) {}
}
