package io.bothways.matching.matchrun;

import io.bothways.platform.code.Codes;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Why a run failed, and what to do. */
record FailureView(
        @Schema(enumeration = {"pool", "plan", "interruptions"})
        String code,

        String message) {
    private static final String ADVICE =
            " The cohort is free for a new run. If that fails as well, give the jobId to an operator: the log tells"
                    + " more.";

    static FailureView of(RunFailure failure) {
        return new FailureView(Codes.of(failure), failure.sentence() + ADVICE);
    }
}
