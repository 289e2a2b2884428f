package io.bothways.matching.forbiddenpair;

import io.bothways.platform.problem.StandardProblem;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.UUID;

/** Two people who are to be kept apart, in either order. */
record NewForbiddenPair(
        @NotNull @Size(min = 2, max = 2) List<@NotNull UUID> people,
        @NotNull ForbiddingReason reason) {

    /** Refuses somebody who would be kept apart from themselves. */
    void check() {
        if (people.get(0).equals(people.get(1))) {
            throw StandardProblem.VALIDATION.at("/people", "must be two different people");
        }
    }
}
