package io.bothways.sessions.feedback;

import io.bothways.platform.id.Ids;
import io.bothways.sessions.partnership.PartnershipFacts;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** One side's scores about a partnership. Changed only under the lock of the partnership, which both sides share. */
@Entity
class Feedback {

    @Id
    private UUID id;

    private long version;
    private UUID partnershipId;
    private UUID cohortId;
    private UUID authorId;
    private String state;
    private Instant submittedAt;
    private @Nullable Instant releasedAt;
    private int satisfaction;
    private int growth;
    private int reciprocity;

    @SuppressWarnings("NullAway.Init")
    protected Feedback() {}

    Feedback(PartnershipFacts partnership, UUID author, FeedbackScores scores, Instant now) {
        this.id = Ids.next();
        this.version = 1;
        this.partnershipId = partnership.id();
        this.cohortId = partnership.cohortId();
        this.authorId = author;
        this.state = new FeedbackState.Submitted().code();
        keep(scores, now);
    }

    UUID id() {
        return id;
    }

    long version() {
        return version;
    }

    UUID authorId() {
        return authorId;
    }

    FeedbackState state() {
        return switch (state) {
            case "submitted" -> new FeedbackState.Submitted();
            case "released" -> new FeedbackState.Released(releasedAt == null ? submittedAt : releasedAt);
            default -> throw new IllegalStateException("Feedback " + id + " has the unknown state " + state);
        };
    }

    boolean isReleased() {
        return state() instanceof FeedbackState.Released;
    }

    FeedbackScores scores() {
        return new FeedbackScores(satisfaction, growth, reciprocity);
    }

    void submitAgain(FeedbackScores scores, Instant now) {
        state = state().submitAgain().code();
        keep(scores, now);
        version++;
    }

    FeedbackReleased release(Instant now) {
        state = state().release(now).code();
        releasedAt = now;
        version++;
        return new FeedbackReleased(
                id,
                partnershipId,
                cohortId,
                authorId,
                FeedbackReleased.INSTRUMENT,
                FeedbackReleased.VERSION,
                scores(),
                now);
    }

    private void keep(FeedbackScores scores, Instant now) {
        satisfaction = scores.satisfaction();
        growth = scores.growth();
        reciprocity = scores.reciprocity();
        submittedAt = now;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Feedback feedback && id.equals(feedback.id);
    }

    @Override
    public int hashCode() {
        return id.hashCode();
    }
}
