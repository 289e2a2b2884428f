package io.bothways.sessions.session;

/** One of the two people of a session. */
enum Side {
    A,
    B;

    Side other() {
        return this == A ? B : A;
    }
}
