package io.bothways.matching.enrolment;

import io.bothways.matching.cohort.Places;
import io.bothways.platform.outbox.Outbox;
import io.quarkus.arc.All;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Puts an enrolment into its next state with everything that hangs on it: the place of the cohort, the waiting list,
 * open proposals, the events.
 */
@ApplicationScoped
class MovingEnrolments {
    private final Enrolments enrolments;
    private final Places places;
    private final List<PoolListener> listeners;
    private final Outbox outbox;

    MovingEnrolments(Enrolments enrolments, Places places, @All List<PoolListener> listeners, Outbox outbox) {
        this.enrolments = enrolments;
        this.places = places;
        this.listeners = listeners;
        this.outbox = outbox;
    }

    /** The event that goes with coming into a state after an application. */
    static EnrolmentEvent.@Nullable Change entry(EnrolmentState.Applied state) {
        return switch (state) {
            case EnrolmentState.Ready _ -> EnrolmentEvent.Change.READY;
            case EnrolmentState.Waitlisted _ -> EnrolmentEvent.Change.WAITLISTED;
            case EnrolmentState.AwaitingApproval _, EnrolmentState.ProfileIncomplete _ -> null;
        };
    }

    void apply(Enrolment enrolment, boolean stored, EnrolmentState.Applied next, Instant now) {
        enrolment.become(next, now);
        if (!stored) {
            enrolments.persist(enrolment);
        }
        enrolments.flush();
        announce(enrolment, EnrolmentEvent.Change.APPLIED, next, now);
    }

    void move(Enrolment enrolment, EnrolmentState next, EnrolmentEvent.@Nullable Change change, Instant now) {
        EnrolmentState before = enrolment.state();
        enrolment.become(next, now);
        enrolments.flush();
        announce(enrolment, change, next, now);
        if (before instanceof EnrolmentState.Ready && !(next instanceof EnrolmentState.Ready)) {
            listeners.forEach(listener -> listener.noLongerReady(List.of(enrolment.id()), now));
        }
        if (before instanceof EnrolmentState.Placed && !(next instanceof EnrolmentState.Placed)) {
            places.free(enrolment.cohortId());
            admitWaiting(enrolment.cohortId(), now);
        }
    }

    private void admitWaiting(UUID cohortId, Instant now) {
        Optional<UUID> waiting = enrolments.nextWaiting(cohortId);
        while (waiting.isPresent() && places.take(cohortId)) {
            Enrolment next = enrolments.locked(waiting.get()).orElseThrow();
            if (next.state() instanceof EnrolmentState.Waitlisted waitlisted) {
                next.become(waitlisted.placeFreed(now), now);
                enrolments.flush();
                announce(next, EnrolmentEvent.Change.READY, next.state(), now);
            }
            waiting = enrolments.nextWaiting(cohortId);
        }
    }

    private void announce(
            Enrolment enrolment, EnrolmentEvent.@Nullable Change change, EnrolmentState next, Instant now) {
        List<EnrolmentEvent> events = new ArrayList<>();
        if (change != null) {
            events.add(EnrolmentEvent.of(change, enrolment, now));
        }
        EnrolmentEvent.Change entry = next instanceof EnrolmentState.Applied applied ? entry(applied) : null;
        boolean entered = change == EnrolmentEvent.Change.APPLIED || change == EnrolmentEvent.Change.APPROVED;
        if (entered && entry != null) {
            events.add(EnrolmentEvent.of(entry, enrolment, now));
        }
        outbox.publishAll(events);
    }
}
