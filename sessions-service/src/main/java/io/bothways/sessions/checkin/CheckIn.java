package io.bothways.sessions.checkin;

import io.bothways.platform.id.Ids;
import io.bothways.sessions.partnership.PartnershipFacts;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** One round of questions to one person of a partnership. Changed only under the lock of its row. */
@Entity
class CheckIn {

    @Id
    private UUID id;

    private long version;
    private UUID partnershipId;
    private UUID cohortId;
    private UUID personId;
    private int round;
    private Instant openedAt;
    private Instant closesAt;
    private String state;
    private @Nullable Instant answeredAt;
    private @Nullable Integer satisfaction;
    private @Nullable Integer progress;
    private @Nullable Integer workload;

    @SuppressWarnings("NullAway.Init")
    protected CheckIn() {}

    CheckIn(PartnershipFacts partnership, UUID person, int round, Instant openedAt, Duration open) {
        this.id = Ids.next();
        this.version = 1;
        this.partnershipId = partnership.id();
        this.cohortId = partnership.cohortId();
        this.personId = person;
        this.round = round;
        this.openedAt = openedAt;
        this.closesAt = openedAt.plus(open);
        this.state = "open";
    }

    UUID id() {
        return id;
    }

    long version() {
        return version;
    }

    UUID partnershipId() {
        return partnershipId;
    }

    int round() {
        return round;
    }

    Instant openedAt() {
        return openedAt;
    }

    Instant closesAt() {
        return closesAt;
    }

    CheckInState state() {
        return switch (state) {
            case "open" -> new CheckInState.Open(closesAt);
            case "answered" -> new CheckInState.Answered(answeredAt == null ? openedAt : answeredAt);
            case "expired" -> new CheckInState.Expired();
            default -> throw new IllegalStateException("Check-in " + id + " has the unknown state " + state);
        };
    }

    Optional<CheckInScores> scores() {
        return satisfaction == null || progress == null || workload == null
                ? Optional.empty()
                : Optional.of(new CheckInScores(satisfaction, progress, workload));
    }

    CheckInAnswered answer(CheckInScores scores, Instant now) {
        state = state().at(now).answer(now).code();
        answeredAt = now;
        satisfaction = scores.satisfaction();
        progress = scores.progress();
        workload = scores.workload();
        version++;
        return new CheckInAnswered(
                id,
                partnershipId,
                cohortId,
                personId,
                CheckInAnswered.INSTRUMENT,
                CheckInAnswered.VERSION,
                scores,
                now);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof CheckIn checkIn && id.equals(checkIn.id);
    }

    @Override
    public int hashCode() {
        return id.hashCode();
    }
}
