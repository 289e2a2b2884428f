package io.bothways.matching;

import io.bothways.platform.problem.ProblemType;

/** What matching refuses, beyond the problems that every service knows. */
public enum MatchingProblem implements ProblemType {
    TRANSITION_NOT_ALLOWED(409, "transition-not-allowed", "The resource is in a state in which this cannot be done"),
    OWN_REVIEW(409, "own-review", "A programme is reviewed by somebody other than its submitter"),
    PROGRAMME_NOT_RUNNING(409, "programme-not-running", "The programme is not published, or is suspended or closed"),
    COHORT_NOT_ENROLLING(409, "cohort-not-enrolling", "The cohort does not take enrolments at the moment"),
    NOT_ELIGIBLE(409, "not-eligible", "The person is not eligible for this cohort"),
    ALREADY_ENROLLED(409, "already-enrolled", "The person already has an enrolment in this cohort"),
    PAIR_ALREADY_FORBIDDEN(409, "pair-already-forbidden", "The two people are already kept apart there"),
    MATCH_RUN_OPEN(409, "match-run-open", "Another match run of this cohort waits to be published or discarded"),
    MATCH_RUN_STALE(409, "match-run-stale", "The pool has changed since it was frozen; a new run is needed"),
    PROPOSAL_CLOSED(409, "proposal-closed", "The proposal is no longer open"),
    SEAT_TAKEN(409, "seat-taken", "A seat that the pairing needs was taken elsewhere; the proposal is superseded");

    private final int status;
    private final String slug;
    private final String title;

    MatchingProblem(int status, String slug, String title) {
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
