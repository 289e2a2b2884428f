package io.bothways.local.story.organisation;

import static org.assertj.core.api.Assertions.assertThat;

import io.bothways.local.story.draw.Draw;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class SampleOrganisationTest {
    private static final LocalDate START = LocalDate.of(2026, 3, 2);
    private final Organisation organisation = SampleOrganisation.of(200, new Draw(1), START);

    @Test
    void isTheSameForTheSameSeed() {
        assertThat(SampleOrganisation.of(200, new Draw(1), START)).isEqualTo(organisation);
        assertThat(SampleOrganisation.of(200, new Draw(2), START)).isNotEqualTo(organisation);
    }

    @Test
    void everybodyIsMarkedAsGenerated() {
        assertThat(organisation.people()).hasSize(200).allSatisfy(person -> {
            assertThat(person.userName()).endsWith("@generated.example");
            assertThat(person.displayName()).matches("Person \\d{4}");
        });
    }

    @Test
    void everyManagerStandsBeforeTheirReportsAndHasNoLowerGradeInTheDivision() {
        Map<String, Employee> before = new HashMap<>();
        for (var person : organisation.people()) {
            person.manager().ifPresent(number -> {
                assertThat(before).containsKey(number);
                var manager = before.get(number);
                if (manager != null && manager.division().equals(person.division())) {
                    assertThat(manager.grade()).isGreaterThanOrEqualTo(person.grade());
                }
            });
            before.put(person.number(), person);
        }
        assertThat(organisation.people().stream()
                        .filter(person -> person.manager().isEmpty()))
                .hasSize(1);
    }

    @Test
    void nobodyManagesMoreThanSevenInTheirOwnDivision() {
        var divisions = organisation.people().stream().collect(Collectors.toMap(Employee::number, Employee::division));
        Map<String, Integer> reports = new HashMap<>();
        for (var person : organisation.people()) {
            person.manager()
                    .filter(number -> person.division().equals(divisions.get(number)))
                    .ifPresent(number -> reports.merge(number, 1, Integer::sum));
        }

        assertThat(reports.values()).allSatisfy(count -> assertThat(count).isLessThanOrEqualTo(7));
    }

    @Test
    void someLeaveForEachReasonAndNobodyIsHiredAfterTheStart() {
        Set<ExitReason> reasons = new HashSet<>();
        SampleOrganisation.of(2_000, new Draw(1), START)
                .leavers()
                .forEach(leaver ->
                        reasons.add(leaver.leaves().map(Departure::reason).orElseThrow()));

        assertThat(reasons).containsExactlyInAnyOrder(ExitReason.values());
        assertThat(organisation.leavers().size()).isBetween(20, 45);
        assertThat(organisation.people())
                .allSatisfy(person -> assertThat(person.hireDate()).isBefore(START));
    }
}
