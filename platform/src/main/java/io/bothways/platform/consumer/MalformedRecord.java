package io.bothways.platform.consumer;

/** A record that is not an event, and never will be. */
final class MalformedRecord extends RuntimeException {

    private static final long serialVersionUID = 1L;

    MalformedRecord(String flaw) {
        super(flaw);
    }
}
