package io.bothways.profiles.peopleimport;

import io.bothways.profiles.feed.Outcome;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What became of one row of the file; {@code row} counts from 1 behind the header. */
record RowView(
        int row,
        String result,
        @Nullable UUID personId,
        @Nullable String reason,
        @Nullable String column,
        @Nullable String message) {

    static RowView of(int row, Outcome outcome) {
        return switch (outcome) {
            case Outcome.Created(var id) -> new RowView(row, "created", id, null, null, null);
            case Outcome.Changed(var id) -> new RowView(row, "changed", id, null, null, null);
            case Outcome.Removed(var id) -> new RowView(row, "changed", id, null, null, null);
            case Outcome.Unchanged(var id) -> new RowView(row, "unchanged", id, null, null, null);
            case Outcome.Rejected(var rejection) ->
                new RowView(
                        row,
                        "rejected",
                        null,
                        rejection.reason().code(),
                        column(rejection.attribute()),
                        rejection.message());
            case Outcome.NotAttempted() -> throw new IllegalStateException("an import attempts every row");
        };
    }

    private static @Nullable String column(@Nullable String attribute) {
        return "manager".equals(attribute) ? PersonColumns.MANAGER : attribute;
    }
}
