package io.bothways.platform.consumer;

/** A handler could not apply an event. */
final class HandlerFailure extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String handler;

    HandlerFailure(String handler, Throwable cause) {
        super(cause);
        this.handler = handler;
    }

    String handler() {
        return handler;
    }
}
