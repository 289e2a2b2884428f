package io.bothways.sessions;

import io.bothways.platform.event.Event;
import io.bothways.sessions.checkin.CheckInAnswered;
import io.bothways.sessions.checkin.CheckInScores;
import io.bothways.sessions.feedback.FeedbackReleased;
import io.bothways.sessions.feedback.FeedbackScores;
import io.bothways.sessions.goal.GoalEvent;
import io.bothways.sessions.partnership.announcement.PartnershipEvent;
import io.bothways.sessions.partnership.announcement.PublicCause;
import io.bothways.sessions.session.SessionEvent;
import io.bothways.sessions.session.teaching.Segment;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** One event of each type, the same that the golden examples show. */
final class GoldenEvents {
    private static final Instant AT = Instant.parse("2026-03-02T10:00:00Z");
    private static final UUID A = id("01");
    private static final UUID B = id("02");
    private static final UUID AB = id("c2");
    private static final UUID BA = id("c3");
    private static final UUID SKILL = id("a1");

    private GoldenEvents() {}

    static Stream<Event> all() {
        return Stream.of(
                new PartnershipEvent.AgreementSigned(partnership(), A),
                new PartnershipEvent.PartnershipActivated(partnership()),
                new PartnershipEvent.PartnershipPaused(partnership()),
                new PartnershipEvent.PartnershipResumed(partnership()),
                new PartnershipEvent.PartnershipExtended(partnership(), Instant.parse("2026-09-30T00:00:00Z")),
                new PartnershipEvent.PartnershipCompleted(partnership(), List.of(AB)),
                new PartnershipEvent.PartnershipEndedEarly(partnership(), PublicCause.LEFT_ORGANISATION),
                new PartnershipEvent.PartnershipNeverStarted(partnership()),
                new PartnershipEvent.ReinstatementRequested(partnership()),
                new PartnershipEvent.DirectionFulfilled(partnership(), AB),
                new PartnershipEvent.DirectionDropped(partnership(), BA),
                new SessionEvent.SessionScheduled(session()),
                new SessionEvent.SessionRescheduled(session()),
                new SessionEvent.SessionCancelled(session(), true),
                new SessionEvent.SessionHeld(
                        session(),
                        List.of(new Segment(AB, A, B, SKILL, 30, true), new Segment(BA, B, A, null, 25, false)),
                        false),
                new SessionEvent.SessionMissed(session()),
                new SessionEvent.SessionNoShow(session(), B),
                new SessionEvent.SessionNotHeld(session()),
                new GoalEvent.GoalAgreed(goal(null)),
                new GoalEvent.GoalAchieved(goal(3)),
                new GoalEvent.GoalPartlyAchieved(goal(2)),
                new GoalEvent.GoalDropped(goal(null)),
                new GoalEvent.GoalCarriedOver(goal(null), id("b2")),
                new CheckInAnswered(
                        id("91"),
                        id("c1"),
                        id("d1"),
                        A,
                        CheckInAnswered.INSTRUMENT,
                        CheckInAnswered.VERSION,
                        new CheckInScores(4, 3, 5),
                        AT),
                new FeedbackReleased(
                        id("92"),
                        id("c1"),
                        id("d1"),
                        A,
                        FeedbackReleased.INSTRUMENT,
                        FeedbackReleased.VERSION,
                        new FeedbackScores(5, 4, 4),
                        AT));
    }

    private static PartnershipEvent.About partnership() {
        return new PartnershipEvent.About(id("c1"), id("d1"), id("e1"), List.of(A, B), AT);
    }

    private static SessionEvent.About session() {
        return new SessionEvent.About(
                id("f1"), id("c1"), id("d1"), id("e1"), Instant.parse("2026-03-02T09:00:00Z"), AT, AT);
    }

    private static GoalEvent.About goal(@Nullable Integer levelAfter) {
        return new GoalEvent.About(id("b1"), id("c1"), AB, A, B, SKILL, 1, levelAfter, AT);
    }

    private static UUID id(String end) {
        return UUID.fromString("0197a000-0000-7000-8000-0000000000" + end);
    }
}
