package io.bothways.matching.scoring.pool;

import static io.bothways.matching.scoring.Someone.id;
import static io.bothways.matching.scoring.Someone.skill;
import static io.bothways.matching.scoring.Someone.someone;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import java.util.UUID;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What no pool holds, whoever freezes it; each refusal names what is allowed. */
class RefusingAPoolTest {
    private static void refused(String why, ThrowingCallable made) {
        assertThatIllegalArgumentException().isThrownBy(made).withMessageContaining(why);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 6})
    void levelsBeyondOneToFive(int level) {
        refused("1 to 5 but is " + level, () -> new Offer(skill("sql"), level));
        refused("1 to 5 but is " + level, () -> new Want(skill("sql"), level, 1));
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 4})
    void prioritiesBeyondOneToThree(int priority) {
        refused("1 to 3 but is " + priority, () -> new Want(skill("sql"), 1, priority));
    }

    @ParameterizedTest
    @ValueSource(ints = {-1, 101})
    void sharesThatAreNone(int percent) {
        refused("1 to 100 but is " + percent, () -> new Near(skill("sql"), percent));
        refused("broader must be 0 to 100 but is " + percent, () -> new Closeness(0, percent, 0));
    }

    @ParameterizedTest
    @CsvSource({"-1,0", "1440,0", "0,-1", "0,1440"})
    void hoursBeyondADay(int from, int to) {
        refused("0 to 1439 but are " + from + " and " + to, () -> new Hours(from, to));
    }

    @Test
    void seatsBelowNone() {
        refused("negative but are -1 and 0", () -> someone(1).seats(-1, 0).build());
        refused("negative but are 0 and -1", () -> someone(1).seats(0, -1).build());
    }

    @Test
    void oneSkillTwice() {
        refused(
                "offers must name each skill once",
                () -> someone(1).teaching("sql", 1).teaching("sql", 2).build());
    }

    @Test
    void onePersonTwice() {
        Participant person = someone(1).build();

        refused(id(1) + " is there twice", () -> new Pool(List.of(person, person)));
    }

    @Test
    void idsAreOrderedByUnsignedValueOfAllTheirBits() {
        assertThat(Ids.lower(new UUID(1, -1), new UUID(1, 2))).isEqualTo(new UUID(1, 2));
        assertThat(Ids.higher(new UUID(-1, 2), new UUID(1, -1))).isEqualTo(new UUID(-1, 2));
    }
}
