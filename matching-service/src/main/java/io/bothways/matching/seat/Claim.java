package io.bothways.matching.seat;

import java.util.UUID;

/** One seat that a pairing needs: of a person over all programmes, and of that person's enrolment. */
public record Claim(UUID personId, UUID enrolmentId, Hat hat) {}
