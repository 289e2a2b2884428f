package io.bothways.local.story.profile;

import io.bothways.local.story.draw.Draw;
import io.bothways.local.story.organisation.Employee;
import io.bothways.local.story.organisation.Role;
import io.bothways.local.story.skill.Family;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Draws what people offer and want, so that both directions make sense:
 *
 * <ul>
 *   <li>everybody offers three skills from the families of their own role, seniors at higher levels;
 *   <li>everybody wants three skills from the families that their role leads to;
 *   <li>digital and emerging skills: seven in ten juniors offer two of them and one in six seniors does; seven in ten
 *       seniors want two of them and one in five juniors does;
 *   <li>nobody wants what they offer.
 * </ul>
 */
public final class ProfilePlans {
    private static final int OWN_OFFERS = 3;
    private static final int OWN_WANTS = 3;
    private static final int DIGITAL = 2;
    private static final double JUNIOR_OFFERS_DIGITAL = 0.70;
    private static final double SENIOR_OFFERS_DIGITAL = 0.17;
    private static final double SENIOR_WANTS_DIGITAL = 0.70;
    private static final double JUNIOR_WANTS_DIGITAL = 0.20;
    private static final double TWO_AT_A_TIME = 0.10;
    private static final int HIGHEST_LEVEL = 5;
    private static final int LOWEST_PRIORITY = 3;
    private static final List<String> FURTHER_LANGUAGES = List.of("fr", "de", "es", "it");

    private final Draw draw;
    private final Map<String, List<String>> choices;
    private final List<String> digital;

    public ProfilePlans(Draw draw, Map<String, List<String>> choices) {
        this.draw = draw;
        this.choices = choices;
        this.digital =
                Family.all().stream().filter(Family::digital).map(Family::name).toList();
    }

    public ProfilePlan of(Employee person) {
        var role = Role.named(person.title());
        String who = person.number();
        boolean senior = person.senior();

        Set<String> offered = new HashSet<>();
        List<ProfilePlan.Offer> offers = new ArrayList<>();
        if (draw.happens(senior ? SENIOR_OFFERS_DIGITAL : JUNIOR_OFFERS_DIGITAL, "offers-digital", who)) {
            pick(DIGITAL, digital, Set.of(), "digital-offers", who)
                    .forEach(skill -> offers.add(new ProfilePlan.Offer(skill, level(3, "digital-offer", who, skill))));
        }
        int base = Math.min(4, 2 + person.grade() / 2);
        offers.forEach(offer -> offered.add(offer.skill()));
        pick(OWN_OFFERS, role.own(), offered, "own-offers", who)
                .forEach(skill -> offers.add(new ProfilePlan.Offer(skill, level(base, "offer", who, skill))));
        offers.forEach(offer -> offered.add(offer.skill()));

        Set<String> taken = new HashSet<>(offered);
        List<String> wanted = new ArrayList<>();
        if (draw.happens(senior ? SENIOR_WANTS_DIGITAL : JUNIOR_WANTS_DIGITAL, "wants-digital", who)) {
            wanted.addAll(pick(DIGITAL, digital, taken, "digital-wants", who));
            taken.addAll(wanted);
        }
        wanted.addAll(pick(OWN_WANTS, role.next(), taken, "next-wants", who));
        List<ProfilePlan.Want> wants = new ArrayList<>();
        for (int rank = 0; rank < wanted.size(); rank++) {
            String skill = wanted.get(rank);
            wants.add(new ProfilePlan.Want(
                    skill, 2 + draw.below(3, "want-level-" + skill, who), Math.min(LOWEST_PRIORITY, 1 + rank / 2)));
        }
        return new ProfilePlan(
                offers,
                wants,
                draw.happens(TWO_AT_A_TIME, "teaches-two", who) ? 2 : 1,
                draw.happens(TWO_AT_A_TIME, "learns-two", who) ? 2 : 1,
                draw.oneOf(
                        List.of(
                                new ProfilePlan.Hours("09:00", "17:00", 4),
                                new ProfilePlan.Hours("08:00", "16:00", 3),
                                new ProfilePlan.Hours("10:00", "18:00", 6)),
                        "hours",
                        who),
                languages(who));
    }

    private List<String> languages(String who) {
        return Stream.concat(
                        Stream.of("en"),
                        draw.some(draw.below(3, "language-count", who), FURTHER_LANGUAGES, "languages", who).stream())
                .toList();
    }

    private List<String> pick(int count, List<String> families, Set<String> without, String purpose, String who) {
        var pool = families.stream()
                .flatMap(family -> choices.getOrDefault(family, List.of()).stream())
                .filter(skill -> !without.contains(skill))
                .distinct()
                .toList();
        return draw.some(count, pool, purpose, who);
    }

    private int level(int base, String purpose, String who, String skill) {
        return Math.min(HIGHEST_LEVEL, base + draw.below(2, purpose + "-level-" + skill, who));
    }
}
