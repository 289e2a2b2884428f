package io.bothways.sessions.feedback;

import io.bothways.platform.audit.Audit;
import io.bothways.platform.outbox.Outbox;
import io.bothways.platform.precondition.Preconditions;
import io.bothways.platform.problem.StandardProblem;
import io.bothways.platform.timer.Timers;
import io.bothways.sessions.SessionsProblem;
import io.bothways.sessions.Viewer;
import io.bothways.sessions.partnership.PartnershipFacts;
import io.bothways.sessions.partnership.PartnershipService;
import io.bothways.sessions.partnership.announcement.FeedbackAsked;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Takes feedback while it is asked for and releases it when both sides are in, or at the deadline what is there. Both
 * sides go through the lock of the partnership: of two that submit at once, the second sees the first.
 */
@ApplicationScoped
class FeedbackService {

    static final String TIMER = "feedback-deadline";

    private final Feedbacks feedbacks;
    private final PartnershipService partnerships;
    private final Outbox outbox;
    private final Audit audit;
    private final Timers timers;
    private final Clock clock;

    FeedbackService(
            Feedbacks feedbacks,
            PartnershipService partnerships,
            Outbox outbox,
            Audit audit,
            Timers timers,
            Clock clock) {
        this.feedbacks = feedbacks;
        this.partnerships = partnerships;
        this.outbox = outbox;
        this.audit = audit;
        this.timers = timers;
        this.clock = clock;
    }

    @Transactional
    FeedbackView view(UUID partnershipId, Viewer viewer) {
        PartnershipFacts partnership =
                partnerships.facts(partnershipId, viewer).orElseThrow(StandardProblem.NOT_FOUND::plain);
        return FeedbackView.of(partnership, feedbacks.of(partnershipId), viewer.person(), clock.instant());
    }

    @Transactional
    FeedbackView give(UUID partnershipId, Viewer viewer, @Nullable String ifMatch, FeedbackScores scores) {
        PartnershipFacts partnership =
                partnerships.locked(partnershipId, viewer).orElseThrow(StandardProblem.NOT_FOUND::plain);
        Instant now = clock.instant();
        List<Feedback> given = new ArrayList<>(feedbacks.of(partnershipId));
        Optional<Feedback> mine = given.stream()
                .filter(one -> one.authorId().equals(viewer.person()))
                .findFirst();
        Preconditions.honour(ifMatch, mine.map(Feedback::version).orElse(0L));
        Instant due = partnership.feedbackDueAt().orElseThrow(SessionsProblem.FEEDBACK_NOT_ASKED::plain);
        if (!now.isBefore(due)) throw SessionsProblem.FEEDBACK_CLOSED.plain();
        if (mine.isPresent()) {
            // the first one makes it; whoever replaces theirs says which
            Preconditions.require(ifMatch, mine.get().version());
            mine.get().submitAgain(scores, now);
        } else {
            Feedback feedback = new Feedback(partnership, viewer.person(), scores, now);
            feedbacks.persist(feedback);
            given.add(feedback);
        }
        if (given.size() == 2) release(partnershipId, given, now);
        audit.record("feedback-given", "partnership", partnershipId);
        return FeedbackView.of(partnership, given, viewer.person(), now);
    }

    void isAsked(@Observes FeedbackAsked asked) {
        timers.at(TIMER, asked.partnershipId().toString(), asked.dueAt());
    }

    void deadline(UUID partnershipId) {
        Optional<PartnershipFacts> partnership = partnerships.locked(partnershipId);
        Instant now = clock.instant();
        // an undone ending asks for no feedback any more
        if (partnership
                .flatMap(PartnershipFacts::feedbackDueAt)
                .filter(due -> !now.isBefore(due))
                .isEmpty()) return;
        release(partnershipId, feedbacks.of(partnershipId), now);
    }

    private void release(UUID partnershipId, List<Feedback> given, Instant now) {
        outbox.publishAll(given.stream()
                .filter(one -> !one.isReleased())
                .map(one -> one.release(now))
                .toList());
        timers.cancel(TIMER, partnershipId.toString());
    }
}
