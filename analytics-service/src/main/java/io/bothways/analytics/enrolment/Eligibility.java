package io.bothways.analytics.enrolment;

import java.time.Instant;
import java.util.UUID;

/** Somebody was found eligible for a cohort; losing it later does not undo that the cohort was open to them. */
public record Eligibility(UUID cohort, UUID person, Instant since) {}
