package io.bothways.matching.solver.plan;

import io.bothways.matching.scoring.terms.Terms;

/**
 * What a run is asked for besides its pool. {@code premium}: the points that each person who has a partner adds to the value
 * of a plan where participation comes first, whatever the number of partners and hats.
 */
public record Parameters(Objective objective, Terms terms, Wishes wishes, int premium) {
    public static final int GREATEST_PREMIUM = 100_000;
    public static final int DEFAULT_PREMIUM = 20_000;

    public Parameters {
        if (objective == Objective.STABLE && (wishes.floorRaised() || wishes.kept() != null)) {
            throw new IllegalArgumentException(
                    "a stable run takes no floor and keeps no plan: either would leave pairs that both would rather have");
        }
        if (premium < 0 || premium > GREATEST_PREMIUM) {
            throw new IllegalArgumentException(
                    "premium must be 0 to " + GREATEST_PREMIUM + " points but is " + premium);
        }
    }

    public Parameters(Objective objective, Terms terms, Wishes wishes) {
        this(objective, terms, wishes, DEFAULT_PREMIUM);
    }

    public Parameters(Objective objective, Terms terms) {
        this(objective, terms, Wishes.NONE);
    }

    public Parameters wishing(Wishes others) {
        return new Parameters(objective, terms, others, premium);
    }
}
