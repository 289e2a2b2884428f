package io.bothways.analytics.people;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class PersonHistoryTest {

    private static final Instant IMPORTED = Instant.parse("2026-01-10T08:00:00Z");
    private static final LocalDate HIRED = LocalDate.parse("2020-03-01");

    private final List<PersonVersion> told = new ArrayList<>();

    @Test
    void startsOnTheHireDateButIsObservedFromTheFirstEventOnly() {
        joined();

        assertThat(history().spells())
                .containsExactly(new EmploymentSpell(1, Instant.parse("2020-03-01T00:00:00Z"), IMPORTED, null, null));
        assertThat(history().spans()).singleElement().satisfies(span -> {
            assertThat(span.from()).isEqualTo("2020-03-01T00:00:00Z");
            assertThat(span.to()).isNull();
        });
    }

    @Test
    void keepsEachUnitForAsLongAsItLasted() {
        joined();
        tell("person-moved", PersonStatus.ACTIVE, "Sales", null, "2026-05-01T00:00:00Z");

        assertThat(history().spans()).extracting(Span::unit).containsExactly(List.of("Lab"), List.of("Sales"));
        assertThat(history().spans().getFirst().to()).isEqualTo("2026-05-01T00:00:00Z");
    }

    @Test
    void putsALateMoveBeforeTheOneThatWasToldFirst() {
        joined();
        tell("person-moved", PersonStatus.ACTIVE, "Sales", null, "2026-05-01T00:00:00Z");
        tell("person-moved", PersonStatus.ACTIVE, "Legal", null, "2026-04-01T00:00:00Z");

        assertThat(history().spans())
                .extracting(Span::unit)
                .containsExactly(List.of("Lab"), List.of("Legal"), List.of("Sales"));
    }

    @Test
    void closesTheEmploymentWithTheReasonOfTheLeaving() {
        joined();
        tell("person-left", PersonStatus.LEFT, "Lab", ExitReason.VOLUNTARY, "2026-06-01T00:00:00Z");

        assertThat(history().spells()).singleElement().satisfies(spell -> {
            assertThat(spell.endedAt()).isEqualTo("2026-06-01T00:00:00Z");
            assertThat(spell.exitReason()).isEqualTo(ExitReason.VOLUNTARY);
        });
        assertThat(history().spans().getLast().to()).isEqualTo("2026-06-01T00:00:00Z");
    }

    @Test
    void keepsTheEmploymentOfSomebodyWhoLeavesAtTheInstantOfTheLastChange() {
        joined();
        tell("person-moved", PersonStatus.ACTIVE, "Sales", null, "2026-05-01T00:00:00Z");
        tell("person-left", PersonStatus.LEFT, "Sales", ExitReason.OTHER, "2026-05-01T00:00:00Z");

        assertThat(history().spells()).singleElement().satisfies(spell -> assertThat(spell.endedAt())
                .isEqualTo("2026-05-01T00:00:00Z"));
    }

    @Test
    void believesTheLastToldDateOfALeaving() {
        joined();
        tell("person-left", PersonStatus.LEFT, "Lab", ExitReason.UNKNOWN, "2026-06-01T00:00:00Z");
        tell("person-left", PersonStatus.LEFT, "Lab", ExitReason.RETIREMENT, "2026-07-01T00:00:00Z");

        assertThat(history().spells()).singleElement().satisfies(spell -> {
            assertThat(spell.endedAt()).isEqualTo("2026-07-01T00:00:00Z");
            assertThat(spell.exitReason()).isEqualTo(ExitReason.RETIREMENT);
        });
    }

    @Test
    void keepsTheLeavingWhenSomethingElseIsCorrectedAfterIt() {
        joined();
        tell("person-left", PersonStatus.LEFT, "Lab", ExitReason.VOLUNTARY, "2026-06-01T00:00:00Z");
        tell("person-corrected", PersonStatus.LEFT, "Lab", null, "2026-06-20T00:00:00Z");

        assertThat(history().spells()).singleElement().satisfies(spell -> {
            assertThat(spell.endedAt()).isEqualTo("2026-06-01T00:00:00Z");
            assertThat(spell.exitReason()).isEqualTo(ExitReason.VOLUNTARY);
        });
    }

    @Test
    void opensASecondEmploymentForARehireWhateverTheHireDateStillSays() {
        joined();
        tell("person-left", PersonStatus.LEFT, "Lab", ExitReason.VOLUNTARY, "2026-06-01T00:00:00Z");
        tell("person-joined", PersonStatus.ACTIVE, "Sales", null, "2026-09-01T00:00:00Z");

        assertThat(history().spells()).hasSize(2);
        assertThat(history().spells().getLast())
                .isEqualTo(new EmploymentSpell(
                        2, Instant.parse("2026-09-01T00:00:00Z"), Instant.parse("2026-09-01T00:00:00Z"), null, null));
    }

    @Test
    void replacesWhatHeldFromTheInstantOfACorrection() {
        joined();
        tell("person-moved", PersonStatus.ACTIVE, "Sales", null, "2026-05-01T00:00:00Z");
        tell("person-corrected", PersonStatus.ACTIVE, "Lab", null, "2026-05-01T00:00:00Z");

        assertThat(history().spans()).singleElement().satisfies(span -> assertThat(span.unit())
                .containsExactly("Lab"));
    }

    @Test
    void takesACorrectedHireDateIntoTheFirstEmployment() {
        joined();
        told.add(new PersonVersion(
                2,
                "person-corrected",
                PersonStatus.ACTIVE,
                List.of("Lab"),
                2,
                "Lyon",
                LocalDate.parse("2018-01-01"),
                null,
                Instant.parse("2026-02-01T00:00:00Z"),
                Instant.parse("2026-02-01T00:00:00Z")));

        assertThat(history().spells().getFirst().startedAt()).isEqualTo("2018-01-01T00:00:00Z");
        assertThat(history().spans().getFirst().from()).isEqualTo("2018-01-01T00:00:00Z");
        assertThat(history().spells().getFirst().observedFrom()).isEqualTo(IMPORTED);
    }

    @Test
    void isTheSameInWhateverOrderItWasStored() {
        joined();
        tell("person-moved", PersonStatus.ACTIVE, "Sales", null, "2026-05-01T00:00:00Z");
        tell("person-went-on-leave", PersonStatus.ON_LEAVE, "Sales", null, "2026-05-20T00:00:00Z");
        tell("person-left", PersonStatus.LEFT, "Sales", ExitReason.OTHER, "2026-06-01T00:00:00Z");
        tell("person-joined", PersonStatus.ACTIVE, "Lab", null, "2026-08-01T00:00:00Z");
        var inOrder = history();

        for (int seed = 0; seed < 20; seed++) {
            Collections.shuffle(told, new Random(seed));
            assertThat(history()).isEqualTo(inOrder);
        }
    }

    private void joined() {
        told.add(new PersonVersion(
                1,
                "person-joined",
                PersonStatus.ACTIVE,
                List.of("Lab"),
                2,
                "Lyon",
                HIRED,
                null,
                Instant.parse("2020-03-01T00:00:00Z"),
                IMPORTED));
    }

    private void tell(String change, PersonStatus status, String unit, @Nullable ExitReason reason, String effective) {
        var at = Instant.parse(effective);
        told.add(new PersonVersion(told.size() + 1L, change, status, List.of(unit), 2, "Lyon", HIRED, reason, at, at));
    }

    private PersonHistory history() {
        return PersonHistory.of(told);
    }
}
