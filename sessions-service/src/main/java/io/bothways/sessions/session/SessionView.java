package io.bothways.sessions.session;

import io.bothways.sessions.session.attestation.Word;
import io.bothways.sessions.session.teaching.Segment;
import io.bothways.sessions.session.teaching.StatedSegment;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A session as one of its two people sees it. The partner's word is shown once it cannot sway one's own. */
record SessionView(
        UUID id,
        long version,
        UUID partnershipId,
        List<UUID> people,
        Origin origin,
        UUID proposedBy,
        Instant startsAt,
        Instant endsAt,
        String state,
        int reschedulings,
        @Nullable Word myWord,
        @Nullable Word partnersWord,
        boolean partnerHasSpoken,
        @Nullable UUID absent,
        @Nullable Instant settledAt,
        List<Segment> segments,
        List<String> actions) {

    static SessionView of(Session session, List<Sessions.Stated> stated, UUID viewer, SessionRules rules, Instant now) {
        SessionState state = session.state(rules).at(now);
        Word mine = session.wordOf(viewer).orElse(null);
        Word partners = session.wordOf(session.partnerOf(viewer)).orElse(null);
        List<Segment> segments = session.teaching(
                        by(stated, session, session.personA()), by(stated, session, session.personB()))
                .segments();
        return new SessionView(
                session.id(),
                session.version(),
                session.partnershipId(),
                session.people(),
                session.origin(),
                session.proposedBy(),
                session.startsAt(),
                session.endsAt(),
                state.code(),
                session.reschedulings(),
                mine,
                mine == null ? null : partners,
                partners != null,
                session.absent().orElse(null),
                session.settledAt().orElse(null),
                segments,
                actions(session, state, segments, viewer, now));
    }

    static List<StatedSegment> by(List<Sessions.Stated> stated, Session session, UUID person) {
        return stated.stream()
                .filter(one -> one.sessionId().equals(session.id()) && one.by().equals(person))
                .map(Sessions.Stated::segment)
                .toList();
    }

    private static List<String> actions(
            Session session, SessionState state, List<Segment> segments, UUID viewer, Instant now) {
        if (state instanceof SessionState.Scheduled && !now.isBefore(session.startsAt())) return List.of();
        boolean unconfirmed = state instanceof SessionState.Held
                && segments.stream()
                        .anyMatch(one -> !one.confirmed() && one.learnerId().equals(viewer));
        return unconfirmed ? List.of("confirmation") : state.steps(session.sideOf(viewer));
    }
}
