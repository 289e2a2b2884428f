package io.bothways.sessions.partnership;

import java.util.UUID;

/** Asked before a partnership is said to have never started: is a session planned, or held and not yet attested? */
@FunctionalInterface
public interface SessionsUnderWay {
    boolean any(UUID partnershipId);
}
