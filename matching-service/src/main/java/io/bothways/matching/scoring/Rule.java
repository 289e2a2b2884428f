package io.bothways.matching.scoring;

import java.util.Optional;

/**
 * A published reason why two people must not be paired. In a one-way programme the first is the teacher; in a two-way
 * one the order means nothing and every rule is symmetric.
 */
@FunctionalInterface
public interface Rule {
    Optional<Exclusion> excludes(Participant first, Participant second);
}
