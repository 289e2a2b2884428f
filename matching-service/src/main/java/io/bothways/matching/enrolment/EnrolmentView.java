package io.bothways.matching.enrolment;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** An enrolment as its person or a coordinator sees it. */
record EnrolmentView(
        UUID id,
        long version,
        UUID cohortId,
        UUID programmeId,
        UUID personId,

        @Schema(
                enumeration = {
                    "invited",
                    "awaiting-approval",
                    "profile-incomplete",
                    "waitlisted",
                    "ready",
                    "partnered",
                    "paused",
                    "rejected",
                    "lapsed",
                    "withdrawn",
                    "removed",
                    "ended-by-hr",
                    "completed"
                })
        String state,

        Instant stateSince,
        Instant createdAt,
        @Nullable Instant invitationExpiresAt,
        @Nullable Instant readyAt,
        List<String> actions) {

    static List<String> actions(String state, boolean own, boolean coordinating) {
        List<String> actions = new ArrayList<>();
        if (own) {
            switch (state) {
                case "invited", "withdrawn" -> actions.add("enrolments");
                case "ready", "partnered" -> actions.add("pause");
                case "paused" -> actions.add("resumption");
                default -> {} // nothing of its own beyond withdrawing
            }
            if (open(state)) {
                actions.add("withdrawal");
            }
        }
        if (coordinating) {
            if (state.equals("awaiting-approval")) {
                actions.addAll(List.of("approval", "rejection"));
            }
            if (open(state)) {
                actions.add("removal");
            }
        }
        return actions;
    }

    private static boolean open(String state) {
        return switch (state) {
            case "invited", "awaiting-approval", "profile-incomplete", "waitlisted", "ready", "partnered", "paused" ->
                true;
            default -> false;
        };
    }
}
