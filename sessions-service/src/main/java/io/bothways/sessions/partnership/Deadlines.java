package io.bothways.sessions.partnership;

import jakarta.persistence.Embeddable;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** When time alone changes a partnership, and what it then depends on: the agreed end, and whether the two have met. */
@Embeddable
class Deadlines {

    private @Nullable Instant endsAt;

    private int extensions;

    private Instant neverStartedAt;

    private @Nullable Instant firstMetAt;

    private @Nullable Instant feedbackDueAt;

    @SuppressWarnings("NullAway.Init")
    protected Deadlines() {}

    static Deadlines of(@Nullable Instant endsAt, Instant neverStartedAt) {
        var deadlines = new Deadlines();
        deadlines.endsAt = endsAt;
        deadlines.neverStartedAt = neverStartedAt;
        return deadlines;
    }

    Optional<Instant> end() {
        return Optional.ofNullable(endsAt);
    }

    int extensions() {
        return extensions;
    }

    Optional<Instant> feedback() {
        return Optional.ofNullable(feedbackDueAt);
    }

    boolean met() {
        return firstMetAt != null;
    }

    /** The next one of a partnership that the two have not both signed for. */
    Optional<Instant> beforeItStarts() {
        return Stream.concat(met() ? Stream.empty() : Stream.of(neverStartedAt), end().stream())
                .min(Instant::compareTo);
    }

    boolean endHasCome(Instant now) {
        return endsAt != null && !now.isBefore(endsAt);
    }

    /** The two have not met in the time they had for it, and the agreed end is still ahead. */
    boolean notMetInTime(Instant now) {
        return !met() && !now.isBefore(neverStartedAt) && !endHasCome(now);
    }

    void extend(Instant newEnd) {
        endsAt = newEnd;
        extensions++;
    }

    void waitForTheStartUntil(Instant until) {
        neverStartedAt = until;
    }

    void meet(Instant at) {
        if (firstMetAt == null) firstMetAt = at;
    }

    /** The deadline that the first asking set stays. */
    void askFeedback(Instant due) {
        if (feedbackDueAt == null) feedbackDueAt = due;
    }

    void dropFeedback() {
        feedbackDueAt = null;
    }
}
