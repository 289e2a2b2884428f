package io.bothways.profiles.person;

import static org.assertj.core.api.Assertions.assertThat;

import io.bothways.profiles.person.PersonState.Active;
import io.bothways.profiles.person.PersonState.Expected;
import io.bothways.profiles.person.PersonState.Left;
import io.bothways.profiles.person.PersonState.Notice;
import io.bothways.profiles.person.PersonState.OnLeave;
import io.bothways.profiles.person.facts.ExitReason;
import io.bothways.profiles.person.facts.PersonAttribute;
import io.bothways.profiles.person.facts.PersonFacts;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.EnumMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PersonStateTest {
    private static final ZoneId PARIS = ZoneId.of("Europe/Paris");
    private static final Instant NOW = Instant.parse("2026-03-10T12:00:00Z");

    @Test
    void aFirstDayToComeIsExpected() {
        assertThat(state(hired("2026-03-11"))).isEqualTo(new Expected(LocalDate.of(2026, 3, 11)));
        assertThat(state(hired("2026-03-10"))).isEqualTo(new Active());
    }

    @Test
    void aLeaveCoversItsFirstAndLastDay() {
        var away = facts(Map.of(PersonAttribute.LEAVE_FROM, "2026-03-10", PersonAttribute.LEAVE_UNTIL, "2026-03-10"));
        var over = facts(Map.of(PersonAttribute.LEAVE_FROM, "2026-03-01", PersonAttribute.LEAVE_UNTIL, "2026-03-09"));

        assertThat(state(away)).isEqualTo(new OnLeave(LocalDate.of(2026, 3, 10)));
        assertThat(state(over)).isEqualTo(new Active());
    }

    @Test
    void aLastDayIsNoticeUntilItIsOver() {
        assertThat(state(facts(Map.of(PersonAttribute.PLANNED_END_DATE, "2026-03-10"))))
                .isEqualTo(new Notice(LocalDate.of(2026, 3, 10)));
        assertThat(state(facts(Map.of(PersonAttribute.PLANNED_END_DATE, "2026-03-09"))))
                .isEqualTo(new Left(Instant.parse("2026-03-09T23:00:00Z"), ExitReason.UNKNOWN));
    }

    @Test
    void inactiveIsLeftNowAndStaysLeftThen() {
        var first = state(facts(Map.of(PersonAttribute.ACTIVE, "False", PersonAttribute.EXIT_REASON, "retirement")));

        assertThat(first).isEqualTo(new Left(NOW, ExitReason.RETIREMENT));
        var later = PersonState.of(
                facts(Map.of(PersonAttribute.ACTIVE, "False", PersonAttribute.EXIT_REASON, "voluntary")),
                first,
                NOW.plusSeconds(86_400),
                PARIS);
        assertThat(later).isEqualTo(new Left(NOW, ExitReason.VOLUNTARY));
    }

    @Test
    void aLastDayBeforeTheFirstBelongsToAnEarlierEmployment() {
        var back =
                facts(Map.of(PersonAttribute.PLANNED_END_DATE, "2025-12-31", PersonAttribute.HIRE_DATE, "2026-02-01"));

        assertThat(state(back)).isEqualTo(new Active());
    }

    @Test
    void theNextChangeIsTheNearestDayToCome() {
        var facts = facts(Map.of(
                PersonAttribute.HIRE_DATE, "2020-01-01",
                PersonAttribute.LEAVE_FROM, "2026-04-01",
                PersonAttribute.LEAVE_UNTIL, "2026-04-30",
                PersonAttribute.PLANNED_END_DATE, "2026-12-31"));

        assertThat(PersonState.nextChange(facts, NOW, PARIS)).contains(Instant.parse("2026-03-31T22:00:00Z"));
        assertThat(PersonState.nextChange(facts, Instant.parse("2026-04-02T00:00:00Z"), PARIS))
                .contains(Instant.parse("2026-04-30T22:00:00Z"));
        assertThat(PersonState.nextChange(hired("2020-01-01"), NOW, PARIS)).isEmpty();
    }

    private static PersonState state(PersonFacts facts) {
        return PersonState.of(facts, null, NOW, PARIS);
    }

    private static PersonFacts hired(String day) {
        return facts(Map.of(PersonAttribute.HIRE_DATE, day));
    }

    private static PersonFacts facts(Map<PersonAttribute, String> values) {
        var all = new EnumMap<PersonAttribute, String>(PersonAttribute.class);
        all.put(PersonAttribute.USER_NAME, "p1");
        all.putAll(values);
        return PersonFacts.of(all, null);
    }
}
