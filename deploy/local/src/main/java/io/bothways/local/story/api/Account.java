package io.bothways.local.story.api;

import java.util.List;

/** Somebody who calls the services: the subject of their token and its roles. */
public record Account(String subject, List<String> roles) {
    public static final Account HRIS = new Account("hris-connector", List.of("hris"));
    public static final Account CURATOR = new Account("skill-curator", List.of("curator"));
    public static final Account COORDINATOR = new Account("programme-coordinator", List.of("coordinator"));
    public static final Account REVIEWER = new Account("programme-reviewer", List.of("reviewer"));
    public static final Account ANALYST = new Account("hr-analyst", List.of("hr-analyst"));
    public static final Account OPERATOR = new Account("operator", List.of("operator"));

    public static Account participant(String subject) {
        return new Account(subject, List.of("participant"));
    }
}
