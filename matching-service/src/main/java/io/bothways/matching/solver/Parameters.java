package io.bothways.matching.solver;

import io.bothways.matching.scoring.Terms;

/** What a run is asked for besides its pool. */
public record Parameters(Objective objective, Terms terms, Wishes wishes) {
    public Parameters {
        if (objective == Objective.STABLE && (wishes.floorRaised() || wishes.kept() != null)) {
            throw new IllegalArgumentException(
                    "a stable run takes no floor and keeps no plan: either would leave pairs that both would rather have");
        }
    }

    public Parameters(Objective objective, Terms terms) {
        this(objective, terms, Wishes.NONE);
    }
}
