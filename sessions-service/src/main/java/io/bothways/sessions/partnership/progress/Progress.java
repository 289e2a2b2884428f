package io.bothways.sessions.partnership.progress;

import io.bothways.sessions.partnership.progress.PartnershipState.Active;
import io.bothways.sessions.partnership.progress.PartnershipState.Closing;
import io.bothways.sessions.partnership.progress.PartnershipState.Completed;
import io.bothways.sessions.partnership.progress.PartnershipState.Contracting;
import io.bothways.sessions.partnership.progress.PartnershipState.EndedEarly;
import io.bothways.sessions.partnership.progress.PartnershipState.Introduced;
import io.bothways.sessions.partnership.progress.PartnershipState.NeverStarted;
import io.bothways.sessions.partnership.progress.PartnershipState.Paused;
import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import java.time.Instant;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The columns of the state: the sealed value is rebuilt from them, and its methods are the only way to the next one,
 * which is all that these columns are written from. What a state does not have is empty; signatures outlive the states
 * in which they were given, because an undone ending goes back to them.
 */
@Embeddable
public class Progress {

    private String state;

    @Column(name = "signed_a_at")
    private @Nullable Instant signedAAt;

    @Column(name = "signed_b_at")
    private @Nullable Instant signedBAt;

    private @Nullable Instant activatedAt;

    @Enumerated(EnumType.STRING)
    private @Nullable PauseCause pauseCause;

    private @Nullable UUID closingAskedBy;

    private @Nullable Instant finishedAt;

    @Enumerated(EnumType.STRING)
    private @Nullable EndCause endCause;

    private @Nullable UUID endedBy;

    @Column(name = "undo_asked_a_at")
    private @Nullable Instant undoAskedAAt;

    @Column(name = "undo_asked_b_at")
    private @Nullable Instant undoAskedBAt;

    @SuppressWarnings("NullAway.Init")
    protected Progress() {}

    public static Progress introduced() {
        var progress = new Progress();
        progress.state = new Introduced().code();
        return progress;
    }

    public PartnershipState state(Parties parties) {
        return switch (state) {
            case "introduced" -> new Introduced();
            case "contracting" -> new Contracting(signedBy(parties));
            case "active" -> new Active();
            case "paused" -> new Paused(known(pauseCause));
            case "closing" -> new Closing(known(closingAskedBy));
            case "completed" -> new Completed(known(finishedAt));
            case "ended-early" ->
                new EndedEarly(
                        known(finishedAt),
                        known(endCause),
                        Optional.ofNullable(endedBy),
                        those(parties, undoAskedAAt, undoAskedBAt));
            case "never-started" -> new NeverStarted(known(finishedAt));
            default -> throw new IllegalStateException("A partnership has the unknown state " + state);
        };
    }

    public void become(PartnershipState next, Parties parties, Instant at) {
        state = next.code();
        pauseCause = null;
        closingAskedBy = null;
        finishedAt = null;
        endCause = null;
        endedBy = null;
        Set<UUID> undoAskedBy = Set.of();
        switch (next) {
            case Introduced ignored -> {}
            case Contracting(var signedBy) -> sign(signedBy, parties, at);
            case Active ignored -> {
                sign(Set.copyOf(parties.both()), parties, at);
                activatedAt = since(activatedAt, true, at);
            }
            case Paused(var cause) -> pauseCause = cause;
            case Closing(var askedBy) -> closingAskedBy = askedBy;
            case Completed(var when) -> finishedAt = when;
            case EndedEarly(var when, var cause, var by, var askedBy) -> {
                finishedAt = when;
                endCause = cause;
                endedBy = by.orElse(null);
                undoAskedBy = askedBy;
            }
            case NeverStarted(var when) -> finishedAt = when;
        }
        undoAskedAAt = since(undoAskedAAt, undoAskedBy.contains(parties.a()), at);
        undoAskedBAt = since(undoAskedBAt, undoAskedBy.contains(parties.b()), at);
    }

    private void sign(Set<UUID> signedBy, Parties parties, Instant at) {
        signedAAt = since(signedAAt, signedBy.contains(parties.a()), at);
        signedBAt = since(signedBAt, signedBy.contains(parties.b()), at);
    }

    /** The instant since when something is so: the earlier one stays. */
    private static @Nullable Instant since(@Nullable Instant before, boolean isSo, Instant at) {
        if (!isSo) return null;
        return before == null ? at : before;
    }

    public Set<UUID> signedBy(Parties parties) {
        return those(parties, signedAAt, signedBAt);
    }

    private static Set<UUID> those(Parties parties, @Nullable Instant a, @Nullable Instant b) {
        var those = new HashSet<UUID>();
        if (a != null) those.add(parties.a());
        if (b != null) those.add(parties.b());
        return those;
    }

    public Optional<Instant> activatedAt() {
        return Optional.ofNullable(activatedAt);
    }

    private <T> T known(@Nullable T value) {
        if (value == null) throw new IllegalStateException("A partnership lacks a column of " + state);
        return value;
    }
}
