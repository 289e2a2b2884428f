package io.bothways.matching.seat;

import java.util.UUID;

/** A person in the part of one enrolment. */
public record Claimant(UUID personId, UUID enrolmentId) {}
