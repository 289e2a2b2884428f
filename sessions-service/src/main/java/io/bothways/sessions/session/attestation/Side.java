package io.bothways.sessions.session.attestation;

/** One of the two people of a session. */
public enum Side {
    A,
    B;

    Side other() {
        return this == A ? B : A;
    }
}
