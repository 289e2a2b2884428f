package io.bothways.matching.programme;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.bothways.matching.solver.plan.Objective;

/** What match runs strive for, by its public name. */
public enum WantedObjective {
    @JsonProperty("participation")
    PARTICIPATION(Objective.PARTICIPATION),
    @JsonProperty("score")
    SCORE(Objective.SCORE),
    @JsonProperty("stable")
    STABLE(Objective.STABLE);

    private final Objective objective;

    WantedObjective(Objective objective) {
        this.objective = objective;
    }

    public Objective objective() {
        return objective;
    }
}
