package io.bothways.platform.clock;

import java.time.Instant;
import java.util.Optional;

/** Tells the steerer of the clock where the next thing happens. */
@FunctionalInterface
public interface NextDue {
    Optional<Instant> nextDue();
}
