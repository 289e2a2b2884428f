package io.bothways.platform.access;

import java.util.Optional;

/** Finds the person of a login key. Each service answers from its own projection of people; at most one bean. */
@FunctionalInterface
public interface PersonDirectory {
    Optional<KnownPerson> byLoginKey(String loginKey);
}
