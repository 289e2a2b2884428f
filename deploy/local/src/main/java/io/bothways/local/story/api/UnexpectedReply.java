package io.bothways.local.story.api;

/** A service answered something else than the story needs; the message carries the request and the answer. */
public final class UnexpectedReply extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public UnexpectedReply(String message) {
        super(message);
    }

    public UnexpectedReply(String message, Throwable cause) {
        super(message, cause);
    }
}
