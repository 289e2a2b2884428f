package io.bothways.matching.matchrun;

import io.bothways.platform.job.JobHandler;

/** Why a run has no plan, as far as it helps a coordinator; an operator finds the rest in the log, under the job. */
enum RunFailure {
    POOL("What is known of the people or of the programme could not be read as a pool, so nothing was solved."),
    PLAN("No plan came of the pool, or it could not be kept."),
    INTERRUPTIONS("The service stopped each time while the run was solved, and the run was given up.");

    private final String sentence;

    RunFailure(String sentence) {
        this.sentence = sentence;
    }

    static RunFailure of(MatchRunState.BeforePlan state, String error) {
        if (error.equals(JobHandler.TOO_MANY_ATTEMPTS)) {
            return INTERRUPTIONS;
        }
        return switch (state) {
            case MatchRunState.Requested _ -> POOL;
            case MatchRunState.Solving _ -> PLAN;
        };
    }

    String sentence() {
        return sentence;
    }
}
