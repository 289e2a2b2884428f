package io.bothways.sessions.session;

import io.bothways.sessions.Periods;
import io.bothways.sessions.session.attestation.Attestation;
import java.time.Duration;

/** The periods that decide about sessions. */
record SessionRules(Duration offer, Duration lateCancellation, Attestation attestation) {

    static SessionRules of(Periods periods) {
        return new SessionRules(
                periods.sessionOffer(),
                periods.lateCancellation(),
                new Attestation(periods.attestation(), periods.silence()));
    }
}
