package io.bothways.matching.enrolment;

import java.time.Instant;
import java.util.UUID;

/** Somebody in the pool of a cohort. */
public record ReadyPerson(UUID enrolmentId, UUID personId, Instant readySince) {}
