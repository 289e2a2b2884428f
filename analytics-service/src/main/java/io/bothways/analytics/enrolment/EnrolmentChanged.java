package io.bothways.analytics.enrolment;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What is read of an event of the topic enrolments. */
record EnrolmentChanged(
        UUID enrolmentId,
        UUID cohortId,
        UUID programmeId,
        UUID personId,
        @Nullable Instant at) {}
