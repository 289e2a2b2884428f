package io.bothways.sessions.feedback;

import io.bothways.sessions.partnership.PartnershipFacts;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The feedback of a partnership as one of the two sees it: their own, and the partner's once it is released. */
record FeedbackView(
        UUID partnershipId,
        long version,
        String instrument,
        @Nullable Instant dueAt,
        boolean released,
        @Nullable FeedbackScores mine,
        @Nullable FeedbackScores partners,
        List<String> actions) {

    static FeedbackView of(PartnershipFacts partnership, List<Feedback> given, UUID viewer, Instant now) {
        Optional<Feedback> mine =
                given.stream().filter(one -> one.authorId().equals(viewer)).findFirst();
        Optional<Feedback> partners = given.stream()
                .filter(one -> !one.authorId().equals(viewer))
                .filter(Feedback::isReleased)
                .findFirst();
        boolean released = given.stream().anyMatch(Feedback::isReleased);
        boolean open =
                !released && partnership.feedbackDueAt().filter(now::isBefore).isPresent();
        return new FeedbackView(
                partnership.id(),
                mine.map(Feedback::version).orElse(0L),
                FeedbackReleased.INSTRUMENT,
                partnership.feedbackDueAt().orElse(null),
                released,
                mine.map(Feedback::scores).orElse(null),
                partners.map(Feedback::scores).orElse(null),
                open ? List.of("feedback") : List.of());
    }
}
