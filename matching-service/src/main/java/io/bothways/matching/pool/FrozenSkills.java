package io.bothways.matching.pool;

import io.bothways.matching.profile.Profile;
import io.bothways.matching.scoring.pool.Offer;
import io.bothways.matching.scoring.pool.Taxonomy;
import io.bothways.matching.scoring.pool.Want;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * The skills of a pool at the moment it was frozen: a retired one stands for its successor, a want knows what is close to
 * it, an offer whether it is at risk.
 */
record FrozenSkills(Map<UUID, UUID> successors, Taxonomy taxonomy, Set<UUID> heldByFew, boolean risksCount) {
    /** The level from which somebody holds a skill, rather than being on the way to it. */
    static final int MASTERY = 3;

    static Set<UUID> namedIn(Collection<Profile> published) {
        Set<UUID> named = new HashSet<>();
        for (Profile profile : published) {
            profile.offers().forEach(offer -> named.add(offer.skillId()));
            profile.wants().forEach(want -> named.add(want.skillId()));
        }
        return named;
    }

    static Set<UUID> presentIn(Collection<Profile> published, Map<UUID, UUID> successors) {
        return namedIn(published).stream()
                .map(skill -> successors.getOrDefault(skill, skill))
                .collect(Collectors.toSet());
    }

    static Set<UUID> offeredIn(Collection<Profile> published, Map<UUID, UUID> successors) {
        return published.stream()
                .flatMap(profile -> profile.offers().stream())
                .map(offer -> successors.getOrDefault(offer.skillId(), offer.skillId()))
                .collect(Collectors.toSet());
    }

    /** Of two that become one the higher level counts. */
    List<Offer> offers(Profile profile, boolean endPlanned) {
        return List.copyOf(profile.offers().stream()
                .map(offer -> offer(present(offer.skillId()), offer.level(), endPlanned))
                .collect(Collectors.toMap(
                        Offer::skillId, Function.identity(), (a, b) -> a.level() >= b.level() ? a : b, HashMap::new))
                .values());
    }

    /** Of two that become one the one that matters more counts. */
    List<Want> wants(Profile profile) {
        return List.copyOf(profile.wants().stream()
                .map(want -> want(present(want.skillId()), want.level(), want.priority()))
                .collect(Collectors.toMap(
                        Want::skillId,
                        Function.identity(),
                        (a, b) -> a.priority() >= b.priority() ? a : b,
                        HashMap::new))
                .values());
    }

    private Offer offer(UUID skill, int level, boolean endPlanned) {
        return new Offer(skill, level, risksCount && level >= MASTERY && (endPlanned || heldByFew.contains(skill)));
    }

    private Want want(UUID skill, int level, int priority) {
        return new Want(skill, level, priority, taxonomy.near(skill));
    }

    private UUID present(UUID skill) {
        return successors.getOrDefault(skill, skill);
    }
}
