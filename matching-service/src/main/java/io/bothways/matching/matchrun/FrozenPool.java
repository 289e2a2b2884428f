package io.bothways.matching.matchrun;

import io.bothways.matching.scoring.Pool;
import io.bothways.matching.scoring.Remedies;
import io.bothways.matching.scoring.Remedy;
import io.bothways.matching.scoring.UnmatchedReason;
import io.bothways.matching.solver.Parameters;
import io.bothways.matching.solver.Plan;
import io.bothways.matching.solver.Unmatched;
import io.bothways.matching.solver.Wishes;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;

/** A pool as it was read at one moment, with the parameters of its programme and the enrolment of each person. */
record FrozenPool(Pool pool, Parameters parameters, Map<UUID, UUID> enrolments, Instant frozenAt) {
    String digest() {
        return pool.digest(parameters.terms());
    }

    /** For those whom the plan leaves without a partner and whom one change would help: that change. */
    Map<UUID, Remedy> remedies(Plan plan) {
        Map<UUID, UnmatchedReason> reasons =
                plan.unmatched().stream().collect(Collectors.toMap(Unmatched::personId, Unmatched::reason));
        Remedies finding = new Remedies(pool, parameters.terms());
        Map<UUID, Remedy> remedies = new HashMap<>();
        for (int person = 0; person < pool.people().size(); person++) {
            UUID id = pool.people().get(person).id();
            UnmatchedReason reason = reasons.get(id);
            if (reason != null) {
                finding.of(person, reason).ifPresent(remedy -> remedies.put(id, remedy));
            }
        }
        return remedies;
    }

    FrozenPool wishing(Wishes wishes) {
        return new FrozenPool(
                pool, new Parameters(parameters.objective(), parameters.terms(), wishes), enrolments, frozenAt);
    }
}
