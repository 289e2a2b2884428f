package io.bothways.sessions.session.attestation;

import java.time.Instant;

/** What the words about a session and the time that has passed make of it. */
public sealed interface Verdict {

    /** Nothing yet; looked at again at this instant or at the next word. */
    record Open(Instant until) implements Verdict {}

    /** The two contradict each other. */
    record Disputed() implements Verdict {}

    record Held() implements Verdict {}

    record HeldOneSided() implements Verdict {}

    record NoShow(Side absent) implements Verdict {}

    record Missed() implements Verdict {}

    record NotHeld() implements Verdict {}
}
