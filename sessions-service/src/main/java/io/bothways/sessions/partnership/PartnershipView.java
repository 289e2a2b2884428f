package io.bothways.sessions.partnership;

import io.bothways.sessions.Viewer;
import io.bothways.sessions.partnership.agreement.Agreement;
import io.bothways.sessions.partnership.announcement.PublicCause;
import io.bothways.sessions.partnership.progress.EndCause;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A partnership as a client sees it. A coordinator sees how it stands; the agreement belongs to the two. The cause of an
 * early end is shown to nobody in its confidential form.
 */
record PartnershipView(
        UUID id,
        long version,
        UUID proposalId,
        UUID cohortId,
        UUID programmeId,
        String programmeType,
        String state,
        List<UUID> people,
        List<DirectionView> directions,
        Instant formedAt,
        @Nullable Instant endsAt,
        int extensions,
        int cadenceDays,
        @Nullable Agreement agreement,
        @Nullable List<UUID> signedBy,
        @Nullable Instant activatedAt,
        @Nullable Instant finishedAt,
        @Nullable PublicCause cause,
        @Nullable Instant feedbackDueAt,
        List<String> actions) {

    private static final Set<String> OF_COORDINATORS = Set.of("pause", "resumption", "extension", "ending");

    static PartnershipView of(Partnership partnership, Viewer viewer) {
        boolean party = partnership.isPartOf(viewer.person());
        return new PartnershipView(
                partnership.id(),
                partnership.version(),
                partnership.proposalId(),
                partnership.cohortId(),
                partnership.programmeId(),
                partnership.programmeType(),
                partnership.state().code(),
                partnership.people(),
                partnership.directions().stream()
                        .map(one -> DirectionView.of(one, partnership.isLive(), viewer.person()))
                        .toList(),
                partnership.formedAt(),
                partnership.endsAt().orElse(null),
                partnership.extensions(),
                partnership.cadenceDays(),
                party ? partnership.agreement().orElse(null) : null,
                party ? partnership.signedBy().stream().sorted().toList() : null,
                partnership.activatedAt().orElse(null),
                partnership.finishedAt().orElse(null),
                partnership.endCause().map(EndCause::published).orElse(null),
                partnership.feedbackDueAt().orElse(null),
                actions(partnership, viewer, party));
    }

    private static List<String> actions(Partnership partnership, Viewer viewer, boolean party) {
        return partnership.state().steps().stream()
                .filter(step -> party || OF_COORDINATORS.contains(step))
                .filter(step ->
                        !step.equals("feedback") || partnership.feedbackDueAt().isPresent())
                .filter(step ->
                        !step.equals("signature") || !partnership.signedBy().contains(viewer.person()))
                .toList();
    }
}
