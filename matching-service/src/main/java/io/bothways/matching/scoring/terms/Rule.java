package io.bothways.matching.scoring.terms;

import io.bothways.matching.scoring.pool.Participant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;

/**
 * A published reason why two people must not be paired. In a one-way programme the first is the teacher; in a two-way
 * one the order means nothing and every rule is symmetric.
 */
@FunctionalInterface
public interface Rule {
    Optional<Exclusion> excludes(Participant first, Participant second);

    /** The one fact of both people that decides, where there is only one. */
    default Optional<Aspect> looksAt() {
        return Optional.empty();
    }

    /** Whom somebody names, where the rule excludes two of whom either names the other. */
    default Optional<Function<Participant, List<UUID>>> names() {
        return Optional.empty();
    }
}
