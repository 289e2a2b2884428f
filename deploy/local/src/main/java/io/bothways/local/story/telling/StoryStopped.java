package io.bothways.local.story.telling;

/** A step did not hold, so nothing after it can be told; its cause is what the step met. */
public final class StoryStopped extends RuntimeException {
    private static final long serialVersionUID = 1L;

    StoryStopped(Throwable cause) {
        super(cause);
    }
}
