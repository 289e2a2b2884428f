package io.bothways.matching.pool;

import io.bothways.matching.scoring.pool.Pool;
import io.bothways.matching.solver.InputDigest;
import io.bothways.matching.solver.plan.Parameters;
import io.bothways.matching.solver.plan.Wishes;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;

/** A pool as it was read at one moment, with the parameters of its programme and the enrolment of each person. */
public record FrozenPool(Pool pool, Parameters parameters, Map<UUID, UUID> enrolments, Instant frozenAt) {
    /** Of what may change between a run and its publication: the pool and the terms, not what was wished of the run. */
    public String digest() {
        return parameters.terms().digest(pool);
    }

    /** Of everything that the plan depends on. */
    public String inputDigest() {
        return InputDigest.of(pool, parameters);
    }

    public FrozenPool wishing(Wishes wishes) {
        return new FrozenPool(pool, parameters.wishing(wishes), enrolments, frozenAt);
    }
}
