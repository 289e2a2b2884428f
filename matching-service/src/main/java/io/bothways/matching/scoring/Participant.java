package io.bothways.matching.scoring;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Somebody in a frozen pool. {@code managers} is the reporting line, nearest first; {@code formerPartners} are people
 * whom this person has met or refused in this programme; {@code hours} is null when unknown. Lists are kept in a
 * canonical order, so that equal people are equal whatever order they were read in.
 */
public record Participant(
        UUID id,
        List<Offer> offers,
        List<Want> wants,
        int freeTeaching,
        int freeLearning,
        List<UUID> managers,
        int grade,
        List<String> unit,
        List<String> languages,
        @Nullable Hours hours,
        List<UUID> formerPartners) {

    public Participant {
        offers = offers.stream()
                .sorted((a, b) -> Ids.ORDER.compare(a.skillId(), b.skillId()))
                .toList();
        wants = wants.stream()
                .sorted((a, b) -> Ids.ORDER.compare(a.skillId(), b.skillId()))
                .toList();
        once(offers.stream().map(Offer::skillId).toList(), "offers");
        once(wants.stream().map(Want::skillId).toList(), "wants");
        if (freeTeaching < 0 || freeLearning < 0) {
            throw new IllegalArgumentException(
                    "free seats must not be negative but are " + freeTeaching + " and " + freeLearning);
        }
        managers = List.copyOf(managers);
        unit = List.copyOf(unit);
        languages = List.copyOf(new TreeSet<>(languages));
        formerPartners = formerPartners.stream().distinct().sorted(Ids.ORDER).toList();
    }

    /** The level at which this person teaches the skill, or 0. */
    int teaches(UUID skillId) {
        for (Offer offer : offers) {
            if (offer.skillId().equals(skillId)) {
                return offer.level();
            }
        }
        return 0;
    }

    private static void once(List<UUID> skills, String what) {
        if (Set.copyOf(skills).size() != skills.size()) {
            throw new IllegalArgumentException(what + " must name each skill once");
        }
    }
}
