package io.bothways.matching.forbiddenpair;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * Two people who are kept apart, in one cohort or, without one, in every cohort of the programme. Who forbade and lifted it
 * are keys of logins. Only coordinators of the programme see it.
 */
record ForbiddenPairView(
        UUID id,
        long version,
        UUID programmeId,
        @Nullable UUID cohortId,
        List<UUID> people,
        ForbiddingReason reason,

        @Schema(enumeration = {IN_FORCE, LIFTED}) String state,

        Instant forbiddenAt,
        String forbiddenBy,
        @Nullable Instant liftedAt,
        @Nullable String liftedBy,
        List<String> actions) {
    static final String IN_FORCE = "in-force";
    static final String LIFTED = "lifted";

    boolean inForce() {
        return state.equals(IN_FORCE);
    }
}
