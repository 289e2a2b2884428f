package io.bothways.local.story.profile;

import static org.assertj.core.api.Assertions.assertThat;

import io.bothways.local.story.draw.Draw;
import io.bothways.local.story.organisation.Employee;
import io.bothways.local.story.organisation.SampleOrganisation;
import io.bothways.local.story.skill.Family;
import io.bothways.local.story.skill.StarterFiles;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class ProfilePlansTest {
    private static final Draw DRAW = new Draw(3);
    private final Map<String, List<String>> choices = new StarterFiles().choices(8);
    private final ProfilePlans plans = new ProfilePlans(DRAW, choices);
    private final List<Employee> people =
            SampleOrganisation.of(600, DRAW, LocalDate.of(2026, 3, 2)).people();

    @Test
    void everybodyOffersAndWantsButNobodyWantsWhatTheyOffer() {
        assertThat(people).map(plans::of).allSatisfy(plan -> {
            assertThat(plan.offers()).hasSizeGreaterThanOrEqualTo(3);
            assertThat(plan.wants()).hasSizeGreaterThanOrEqualTo(3);
            assertThat(plan.wants())
                    .extracting(ProfilePlan.Want::skill)
                    .doesNotHaveDuplicates()
                    .doesNotContainAnyElementsOf(
                            plan.offers().stream().map(ProfilePlan.Offer::skill).toList());
            assertThat(plan.offers())
                    .allSatisfy(offer -> assertThat(offer.level()).isBetween(1, 5));
            assertThat(plan.wants())
                    .allSatisfy(want -> assertThat(want.priority()).isBetween(1, 3));
        });
    }

    @Test
    void whatIsWantedFirstHasPriorityOneAsTheContractNumbersIt() {
        assertThat(people).map(plans::of).allSatisfy(plan -> assertThat(plan.wants())
                .extracting(ProfilePlan.Want::priority)
                .isSorted()
                .startsWith(1));
    }

    @Test
    void juniorsOfferDigitalSkillsMoreOftenAndSeniorsWantThemMoreOften() {
        Set<String> digital = Family.all().stream()
                .filter(Family::digital)
                .flatMap(family -> choices.getOrDefault(family.name(), List.of()).stream())
                .collect(Collectors.toSet());
        Predicate<ProfilePlan> offers =
                plan -> plan.offers().stream().anyMatch(offer -> digital.contains(offer.skill()));
        Predicate<ProfilePlan> wants = plan -> plan.wants().stream().anyMatch(want -> digital.contains(want.skill()));

        assertThat(share(false, offers)).isGreaterThan(share(true, offers) + 0.2);
        assertThat(share(true, wants)).isGreaterThan(share(false, wants) + 0.1);
    }

    private double share(boolean senior, Predicate<ProfilePlan> condition) {
        var some = people.stream().filter(person -> person.senior() == senior).toList();
        return (double) some.stream().map(plans::of).filter(condition).count() / some.size();
    }
}
