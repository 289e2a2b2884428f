package io.bothways.local;

import java.util.List;

/** The roles that a token can carry, and who holds one here without being a person of the organisation. */
final class Roles {

    static final List<String> ALL = List.of(
            "administrator",
            "coordinator",
            "reviewer",
            "participant",
            "manager",
            "hris",
            "curator",
            "hr-analyst",
            "sponsor",
            "guardian",
            "auditor",
            "operator");

    private Roles() {}

    static String subjectOf(String role) {
        return role + "@bothways.local";
    }
}
