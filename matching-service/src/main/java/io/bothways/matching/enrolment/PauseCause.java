package io.bothways.matching.enrolment;

/** Why an enrolment rests: what leave has paused, the return resumes. */
public enum PauseCause {
    REQUEST,
    LEAVE
}
