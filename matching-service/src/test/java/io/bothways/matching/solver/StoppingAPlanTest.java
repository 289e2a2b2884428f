package io.bothways.matching.solver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.bothways.matching.scoring.People;
import io.bothways.matching.scoring.pool.Pool;
import io.bothways.matching.scoring.terms.Exchange;
import io.bothways.matching.solver.choice.Watch;
import io.bothways.matching.solver.plan.Objective;
import io.bothways.matching.solver.plan.Parameters;
import java.util.EnumSet;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CancellationException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A run says which part it is at, and can be stopped in each. */
class StoppingAPlanTest {
    private static final Pool POOL = People.pool(new Random(3), 200);

    private static final class Stopping implements Watch {
        private final Set<Stage> seen = EnumSet.noneOf(Stage.class);
        private final Set<Stage> stopped;

        Stopping(Set<Stage> stopped) {
            this.stopped = stopped;
        }

        @Override
        public void at(Stage stage, int percent) {
            assertThat(percent).isBetween(0, 100);
            seen.add(stage);
        }

        @Override
        public boolean goesOn() {
            return seen.stream().noneMatch(stopped::contains);
        }
    }

    private static void plan(Objective objective, Watch watch) {
        Matching.plan(POOL, new Parameters(objective, People.terms(Exchange.TWO_WAY)), watch);
    }

    @ParameterizedTest
    @EnumSource(Objective.class)
    void eachObjectiveTellsItsStages(Objective objective) {
        Stopping watch = new Stopping(Set.of());

        plan(objective, watch);

        assertThat(watch.seen).contains(Watch.Stage.SCORING, Watch.Stage.BIDDING, Watch.Stage.EXPLAINING);
    }

    @ParameterizedTest
    @EnumSource(Objective.class)
    void eachObjectiveCanBeStoppedInEachOfThem(Objective objective) {
        for (Watch.Stage stage : Set.of(Watch.Stage.SCORING, Watch.Stage.BIDDING, Watch.Stage.EXPLAINING)) {
            Stopping watch = new Stopping(Set.of(stage));

            assertThatExceptionOfType(CancellationException.class).isThrownBy(() -> plan(objective, watch));
        }
    }
}
