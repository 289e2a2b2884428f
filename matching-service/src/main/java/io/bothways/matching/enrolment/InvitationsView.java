package io.bothways.matching.enrolment;

import java.time.Instant;
import java.util.UUID;

/** How many people were invited just now, and how many of those meant had an enrolment already. */
record InvitationsView(UUID cohortId, int invited, int alreadyEnrolled, Instant expiresAt) {}
