package io.bothways.matching.solver.plan;

import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.bothways.matching.scoring.People;
import io.bothways.matching.scoring.terms.Exchange;
import io.bothways.matching.scoring.terms.Terms;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What no run is asked for, and no plan says. */
class RefusingARunTest {
    private static final Terms TERMS = People.terms(Exchange.TWO_WAY);
    private static final UUID ONE = new UUID(0, 1);
    private static final UUID OTHER = new UUID(0, 2);

    @ParameterizedTest
    @ValueSource(ints = {-1, 100_001})
    void premiumsBeyondWhatMayBe(int premium) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Parameters(Objective.PARTICIPATION, TERMS, Wishes.NONE, premium))
                .withMessage("premium must be 0 to 100000 points but is " + premium);
    }

    @Test
    void aStableRunThatRaisesAFloorOrKeepsAPlan() {
        Wishes floor = new Wishes(List.of(), true, null);
        Wishes kept = new Wishes(List.of(), false, new Wishes.Kept(List.of(), 0));

        for (Wishes wishes : List.of(floor, kept)) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> new Parameters(Objective.STABLE, TERMS, wishes))
                    .withMessageContaining("takes no floor and keeps no plan");
        }
    }

    @Test
    void pairsInAnotherOrderThanThatOfTheirIds() {
        assertThatIllegalArgumentException().isThrownBy(() -> new Pair(OTHER, ONE));
        assertThatIllegalArgumentException().isThrownBy(() -> new Pair(ONE, ONE));
        assertThatIllegalArgumentException().isThrownBy(() -> new PlannedPair(OTHER, ONE, 1, 1, List.of(), List.of()));
    }
}
