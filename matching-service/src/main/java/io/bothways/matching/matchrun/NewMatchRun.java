package io.bothways.matching.matchrun;

import io.bothways.matching.programme.WantedObjective;
import io.bothways.matching.solver.plan.Objective;
import io.bothways.matching.solver.plan.Pair;
import io.bothways.platform.problem.StandardProblem;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A run to be. Without an objective it strives for what its programme says. {@code locked} pairs come first, {@code
 * raiseFloor} lifts the gain of the worst-off learner as far as nobody is left out by it, {@code repair} changes little of an
 * earlier run.
 */
record NewMatchRun(
        @Nullable WantedObjective objective,
        @Size(max = NewMatchRun.MOST_LOCKS) @Nullable List<@NotNull @Valid LockedPair> locked,

        @Nullable Boolean raiseFloor,
        @Valid @Nullable Repair repair) {
    static final int MOST_LOCKS = 10_000;

    /** Two people who are to be a pair, whatever else comes of the run. */
    record LockedPair(@NotNull @Size(min = 2, max = 2) List<@NotNull UUID> people) {}

    /** An earlier run of the cohort, of whose pairs (directions, in a one-way programme) at most {@code mayBreak} may go. */
    record Repair(
            @NotNull UUID runId,
            @NotNull @Min(0) @Max(1_000_000) Integer mayBreak) {}

    Objective objectiveOr(Objective ofProgramme) {
        return objective == null ? ofProgramme : objective.objective();
    }

    boolean floorRaised() {
        return raiseFloor != null && raiseFloor;
    }

    List<Pair> locks() {
        List<Pair> pairs = new ArrayList<>();
        if (locked != null) {
            for (int i = 0; i < locked.size(); i++) {
                List<UUID> people = locked.get(i).people();
                if (people.get(0).equals(people.get(1))) {
                    throw StandardProblem.VALIDATION.at("/locked/" + i + "/people", "must be two different people");
                }
                pairs.add(Pair.of(people.get(0), people.get(1)));
            }
        }
        return pairs.stream().distinct().sorted().toList();
    }

    /** Refuses wishes that contradict each other, or the objective that holds. */
    void check(Objective striven) {
        if (striven == Objective.STABLE && floorRaised()) {
            throw StandardProblem.VALIDATION.at(
                    "/raiseFloor", "needs the objective participation or score: a stable run leaves no room for it");
        }
        if (striven == Objective.STABLE && repair != null) {
            throw StandardProblem.VALIDATION.at(
                    "/repair", "needs the objective participation or score: a stable run leaves no room for it");
        }
        if (floorRaised() && repair != null) {
            throw StandardProblem.VALIDATION.at("/repair", "must be left out where raiseFloor is true");
        }
    }
}
