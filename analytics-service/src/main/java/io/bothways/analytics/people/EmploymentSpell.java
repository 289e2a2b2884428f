package io.bothways.analytics.people;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One employment [startedAt, endedAt). Nobody could have been seen leaving before {@code observedFrom}: time before
 * it is not time at risk (delayed entry). A person hired again has a further spell.
 */
public record EmploymentSpell(
        int number,
        Instant startedAt,
        Instant observedFrom,
        @Nullable Instant endedAt,
        @Nullable ExitReason exitReason) {

    public boolean lastsAt(Instant instant) {
        return !instant.isBefore(startedAt) && (endedAt == null || instant.isBefore(endedAt));
    }

    /** When it ended as far as could be known at {@code asOf}: null when it had not. */
    public @Nullable Instant endedBy(Instant asOf) {
        return endedAt == null || endedAt.isAfter(asOf) ? null : endedAt;
    }
}
