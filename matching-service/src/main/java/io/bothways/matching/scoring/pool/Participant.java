package io.bothways.matching.scoring.pool;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Somebody in a frozen pool: everything that matching knows of a person, and no protected attribute among it. {@code
 * managers} is the reporting line, nearest first; {@code formerPartners} are those with whom this person has had a
 * partnership in this programme, {@code forbidden} those whom a coordinator keeps apart from the person, {@code
 * proposedBefore} those who are a partner now or were proposed without both wanting it; {@code hours} is null when unknown,
 * {@code site} empty. Lists are kept in a canonical order, so that equal people are equal whatever order they were read in.
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
        List<UUID> formerPartners,
        String site,
        List<UUID> forbidden,
        List<UUID> proposedBefore,
        Standing standing) {

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
        forbidden = forbidden.stream().distinct().sorted(Ids.ORDER).toList();
        proposedBefore = proposedBefore.stream().distinct().sorted(Ids.ORDER).toList();
    }

    /** Somebody who takes part, at an unknown site, whom nobody is forbidden to. */
    public Participant(
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
        this(
                id,
                offers,
                wants,
                freeTeaching,
                freeLearning,
                managers,
                grade,
                unit,
                languages,
                hours,
                formerPartners,
                "",
                List.of(),
                List.of(),
                Standing.TAKES_PART);
    }

    /** The same person with other offers. */
    public Participant withOffers(List<Offer> others) {
        return with(others, freeTeaching, freeLearning);
    }

    /** The same person with other free seats. */
    public Participant withFreeSeats(int teaching, int learning) {
        return with(offers, teaching, learning);
    }

    private Participant with(List<Offer> itsOffers, int teaching, int learning) {
        return new Participant(
                id,
                itsOffers,
                wants,
                teaching,
                learning,
                managers,
                grade,
                unit,
                languages,
                hours,
                formerPartners,
                site,
                forbidden,
                proposedBefore,
                standing);
    }

    /** The same as long as the same is known of this person; free seats and the skills of others do not count. */
    public String factsDigest() {
        CanonicalForm form = new CanonicalForm();
        form.addFacts(this);
        return form.sha256();
    }

    /** The level at which this person teaches the skill, or 0. */
    public int teaches(UUID skillId) {
        for (Offer offer : offers) {
            if (offer.skillId().equals(skillId)) {
                return offer.level();
            }
        }
        return 0;
    }

    /** The topmost unit, or empty when the person is in none. */
    public String topmostUnit() {
        return unit.isEmpty() ? "" : unit.getFirst();
    }

    private static void once(List<UUID> skills, String what) {
        if (Set.copyOf(skills).size() != skills.size()) {
            throw new IllegalArgumentException(what + " must name each skill once");
        }
    }
}
