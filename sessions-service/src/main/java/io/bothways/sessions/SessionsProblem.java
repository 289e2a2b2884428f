package io.bothways.sessions;

import io.bothways.platform.problem.ProblemType;

/** Refusals that only this service knows. */
public enum SessionsProblem implements ProblemType {
    NOT_NOW(409, "not-in-this-state", "The present state does not allow this step"),
    PARTNERSHIP_OVER(409, "partnership-over", "The partnership is not live"),
    SESSION_NOT_OVER(409, "session-not-over", "A session can be attested once its end time has passed"),
    NOT_YOUR_PART(403, "not-your-part", "This step belongs to the other person"),
    UNDO_OVER(409, "undo-over", "The days in which an ending can be undone have passed"),
    FEEDBACK_NOT_ASKED(409, "feedback-not-asked", "Feedback is given when the partnership closes"),
    FEEDBACK_CLOSED(409, "feedback-closed", "The feedback has been released or its deadline has passed");

    private final int status;
    private final String slug;
    private final String title;

    SessionsProblem(int status, String slug, String title) {
        this.status = status;
        this.slug = slug;
        this.title = title;
    }

    @Override
    public String slug() {
        return slug;
    }

    @Override
    public String title() {
        return title;
    }

    @Override
    public int status() {
        return status;
    }
}
