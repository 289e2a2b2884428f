package io.bothways.analytics.pair;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One pair, as formed and as it has lived. {@code endedAt} is null while it is in force; an ending that was taken back
 * is none.
 */
public record Pair(
        UUID id,
        UUID cohort,
        UUID first,
        UUID second,
        Instant formedAt,
        @Nullable Instant activatedAt,
        Duration paused,
        @Nullable Instant pausedAt,
        @Nullable Instant endedAt,
        @Nullable PairEnding ending,
        List<Direction> directions) {

    public Pair {
        directions = List.copyOf(directions);
    }

    public List<UUID> people() {
        return List.of(first, second);
    }

    public boolean inForceAt(Instant instant) {
        return !instant.isBefore(formedAt) && (endedAt == null || instant.isBefore(endedAt));
    }

    /** Days in force until {@code asOf}, without pauses. */
    public double daysInForce(Instant asOf) {
        var until = endedAt == null || endedAt.isAfter(asOf) ? asOf : endedAt;
        var open = pausedAt != null && pausedAt.isBefore(until) ? Duration.between(pausedAt, until) : Duration.ZERO;
        var inForce = Duration.between(formedAt, until).minus(paused).minus(open);
        return Math.max(0, inForce.toSeconds() / 86_400.0);
    }
}
