package io.bothways.analytics.statistics.comparison;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.bothways.analytics.statistics.CounterRandom;
import io.bothways.analytics.statistics.comparison.DifferenceInDifferences.Effect;
import io.bothways.analytics.statistics.comparison.DifferenceInDifferences.Lead;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class DifferenceInDifferencesTest {
    private static final int NEVER = Integer.MAX_VALUE;
    private static final int PERIODS = 6;

    /** Units of six periods that start when told, an effect of 10 from then on, and noise of at most 0.1. */
    private record Panel(double[] outcome, int[] unit, int[] period, int[] start, double[] treated) {
        static Panel starting(int... starts) {
            int size = starts.length * PERIODS;
            var panel = new Panel(new double[size], new int[size], new int[size], new int[size], new double[size]);
            var random = new CounterRandom(11);
            for (int i = 0; i < size; i++) {
                int u = i / PERIODS;
                int t = i % PERIODS;
                panel.unit[i] = u;
                panel.period[i] = t;
                panel.start[i] = starts[u];
                panel.treated[i] = t >= starts[u] ? 1 : 0;
                panel.outcome[i] = u + 0.5 * t + 10 * panel.treated[i] + 0.2 * (random.uniform(0, i) - 0.5);
            }
            return panel;
        }

        @Nullable
        Effect effect() {
            return DifferenceInDifferences.effect(outcome, unit, period, treated, 0.95);
        }

        List<Lead> leads() {
            return DifferenceInDifferences.leads(outcome, unit, period, start, 0.95);
        }
    }

    @Test
    void noTrendIsSeenBeforehandWhereEverybodyIsFinallyTreated() {
        Panel panel = Panel.starting(2, 2, 2, 2, 2, 2, 4, 4, 4, 4, 4, 4);

        List<Lead> leads = panel.leads();

        assertThat(leads).extracting(Lead::period).containsExactly(-4, -3, -2);
        assertThat(leads.get(0).effect()).isNull();
        assertThat(leads.get(1).effect()).isNull();
        assertThat(known(leads.get(2).effect()).value()).isCloseTo(0, within(0.2));
    }

    @Test
    void oneThatIsNeverTreatedTellsAllLeads() {
        Panel panel = Panel.starting(2, 2, 2, 4, 4, 4, NEVER, NEVER);

        assertThat(panel.leads())
                .allSatisfy(lead -> assertThat(known(lead.effect()).value()).isCloseTo(0, within(0.2)));
    }

    @Test
    void aLeadOfOneUnitHasNoError() {
        List<Lead> leads = Panel.starting(2, 2, 3, NEVER, NEVER).leads();

        assertThat(leads).extracting(Lead::period).containsExactly(-3, -2);
        assertThat(leads.getFirst().effect()).isNull();
        assertThat(leads.getLast().effect()).isNotNull();
    }

    @Test
    void whatRestsOnOneUnitHasNoError() {
        assertThat(Panel.starting(3, NEVER).effect()).isNull();
        assertThat(Panel.starting(3, NEVER, NEVER, NEVER, NEVER, NEVER, NEVER, NEVER)
                        .effect())
                .isNull();
        assertThat(Panel.starting(3, 3, 3, 3, 3, 3, NEVER).effect()).isNull();
        assertThat(Panel.starting(3, 3, NEVER, NEVER).effect()).isNotNull();
    }

    /** As R 4.2: {@code lm(y ~ factor(u) + factor(t) + d)} and sandwich's {@code vcovCL} without its factor for coefficients. */
    @Test
    void effectAndErrorAreThoseOfDummies() {
        Panel panel = Panel.starting(2, 3, 5, NEVER);
        double[] outcome = new double[panel.unit.length];
        for (int i = 0; i < outcome.length; i++) {
            outcome[i] = (7 * i * i + 3 * i) % 11 + 2 * panel.treated[i];
        }

        Effect effect = known(DifferenceInDifferences.effect(outcome, panel.unit, panel.period, panel.treated, 0.95));

        assertThat(effect.value()).isCloseTo(-0.727272727272729, within(1e-10));
        assertThat(effect.standardError()).isCloseTo(1.59717381249751, within(1e-10));
    }

    private static <T> T known(@Nullable T value) {
        assertThat(value).isNotNull();
        return Objects.requireNonNull(value);
    }
}
