package io.bothways.local.story.telling;

/** A step found something else than it expects. */
public final class StepBroken extends RuntimeException {
    private static final long serialVersionUID = 1L;

    StepBroken(String expectation) {
        super("expected " + expectation);
    }
}
