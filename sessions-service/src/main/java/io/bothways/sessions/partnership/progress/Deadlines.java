package io.bothways.sessions.partnership.progress;

import jakarta.persistence.Embeddable;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** When time alone changes a partnership, and what it then depends on: the agreed end, and whether the two have met. */
@Embeddable
public class Deadlines {

    private @Nullable Instant endsAt;

    private int extensions;

    private Instant neverStartedAt;

    private @Nullable Instant firstMetAt;

    private @Nullable Instant feedbackDueAt;

    @SuppressWarnings("NullAway.Init")
    protected Deadlines() {}

    public static Deadlines of(@Nullable Instant endsAt, Instant neverStartedAt) {
        var deadlines = new Deadlines();
        deadlines.endsAt = endsAt;
        deadlines.neverStartedAt = neverStartedAt;
        return deadlines;
    }

    public Optional<Instant> end() {
        return Optional.ofNullable(endsAt);
    }

    public int extensions() {
        return extensions;
    }

    public Optional<Instant> feedback() {
        return Optional.ofNullable(feedbackDueAt);
    }

    public boolean met() {
        return firstMetAt != null;
    }

    /** The next one of a partnership that the two have not both signed for. */
    public Optional<Instant> beforeItStarts() {
        return Stream.concat(met() ? Stream.empty() : Stream.of(neverStartedAt), end().stream())
                .min(Instant::compareTo);
    }

    public boolean endHasCome(Instant now) {
        return endsAt != null && !now.isBefore(endsAt);
    }

    /** The two have not met in the time they had for it, and the agreed end is still ahead. */
    public boolean notMetInTime(Instant now) {
        return !met() && !now.isBefore(neverStartedAt) && !endHasCome(now);
    }

    public void extend(Instant newEnd) {
        endsAt = newEnd;
        extensions++;
    }

    public void waitForTheStartUntil(Instant until) {
        neverStartedAt = until;
    }

    public void meet(Instant at) {
        if (firstMetAt == null) firstMetAt = at;
    }

    /** The deadline that the first asking set stays. */
    public void askFeedback(Instant due) {
        if (feedbackDueAt == null) feedbackDueAt = due;
    }

    public void dropFeedback() {
        feedbackDueAt = null;
    }
}
