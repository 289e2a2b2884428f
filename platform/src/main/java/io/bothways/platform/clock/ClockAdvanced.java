package io.bothways.platform.clock;

import java.time.Instant;

/** CDI event: business time has jumped forward. */
public record ClockAdvanced(Instant now) {}
