package io.bothways.profiles.feed;

/** Thrown where a record is read or judged, caught where it is counted: it never leaves a feed's code. */
public final class Refused extends RuntimeException {
    private final transient Rejection rejection;

    public Refused(Rejection rejection) {
        super(rejection.message(), null, false, false);
        this.rejection = rejection;
    }

    public Rejection rejection() {
        return rejection;
    }
}
