package io.bothways.analytics.suppression;

import static io.bothways.analytics.suppression.CellStatus.COMPLEMENTARY;
import static io.bothways.analytics.suppression.CellStatus.SHOWN;
import static io.bothways.analytics.suppression.CellStatus.SUPPRESSED;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class TableProtectionTest {

    private static final int K = 5;

    @Test
    void withholdsTooFewPeople() {
        assertThat(outcome(of(20, 40), of(2, 4), of(18, 36))[0]).containsExactly(SHOWN, SUPPRESSED, COMPLEMENTARY);
    }

    @Test
    void withholdsNoneOfEightAndEightOfEight() {
        assertThat(SuppressionRule.OUTCOME.permits(of(0, 8), K)).isFalse();
        assertThat(SuppressionRule.OUTCOME.permits(of(8, 8), K)).isFalse();
        assertThat(SuppressionRule.OUTCOME.permits(of(5, 10), K)).isTrue();
        assertThat(SuppressionRule.PROCESS.permits(of(0, 8), K)).isTrue();
        assertThat(SuppressionRule.PROCESS.permits(of(8, 8), K)).isTrue();
        assertThat(SuppressionRule.PROCESS.permits(of(7, 8), K)).isFalse();
    }

    @Test
    void hidesTheSmallestFurtherCellWhenOneIsHidden() {
        var statuses = outcome(of(45, 100), of(3, 20), of(12, 30), of(30, 50));

        assertThat(statuses[0]).containsExactly(SHOWN, SUPPRESSED, COMPLEMENTARY, SHOWN);
    }

    @Test
    void hidesAnotherCellWhileTheHiddenOnesTogetherAreTooSmall() {
        // the two small cells add up to 4 leavers: their sum tells that few left in both
        var statuses = outcome(of(44, 120), of(2, 20), of(2, 20), of(10, 30), of(30, 50));

        assertThat(statuses[0]).containsExactly(SHOWN, SUPPRESSED, SUPPRESSED, COMPLEMENTARY, SHOWN);
    }

    @Test
    void hidesAPartWhenOnlyTheTotalIsTooSmall() {
        // 3 of 40: the total is withheld; parts with none are shown, so the others must not add up to it
        var counts = new CellCount[][] {{of(3, 40), of(0, 20), of(0, 20)}};

        var statuses = TableProtection.protect(counts, shown(counts), SuppressionRule.PROCESS, Additivity.NONE, K);

        assertThat(statuses[0][0]).isEqualTo(SUPPRESSED);
        assertThat(Arrays.stream(statuses[0]).skip(1)).contains(COMPLEMENTARY);
    }

    @Test
    void closesCausesUnderTheirSum() {
        var counts = new CellCount[][] {{rate(30)}, {rate(18)}, {rate(9)}, {rate(3)}};

        var statuses =
                TableProtection.protect(counts, shown(counts), SuppressionRule.RATE, Additivity.FIRST_IS_THE_SUM, K);

        assertThat(statuses).isDeepEqualTo(new CellStatus[][] {{SHOWN}, {SHOWN}, {COMPLEMENTARY}, {SUPPRESSED}});
    }

    @Test
    void hidesAStepFromWhichAlmostEverybodyWentOn() {
        var counts = new CellCount[][] {{of(100, 100)}, {of(60, 100)}, {of(58, 100)}, {of(40, 100)}};

        var statuses = TableProtection.protect(counts, shown(counts), SuppressionRule.PROCESS, Additivity.NESTED, K);

        assertThat(statuses).isDeepEqualTo(new CellStatus[][] {{SHOWN}, {SHOWN}, {COMPLEMENTARY}, {SHOWN}});
    }

    @Property
    void leavesNothingToSubtract(
            @ForAll @Size(min = 1, max = 8) List<@IntRange(max = 30) Integer> numerators,
            @ForAll @Size(min = 8, max = 8) List<@IntRange(max = 30) Integer> others) {
        List<CellCount> cells = new ArrayList<>();
        double numerator = 0;
        double denominator = 0;
        for (int i = 0; i < numerators.size(); i++) {
            cells.add(of(numerators.get(i), numerators.get(i) + others.get(i)));
            numerator += numerators.get(i);
            denominator += numerators.get(i) + others.get(i);
        }
        cells.addFirst(of(numerator, denominator));

        var statuses = outcome(cells.toArray(new CellCount[0]))[0];

        // what the reader can compute: total minus the shown parts
        if (statuses[0] == SHOWN) {
            var hidden = new CellCount(0, 0, 0);
            int number = 0;
            for (int i = 1; i < statuses.length; i++) {
                if (statuses[i].withheld()) {
                    hidden = hidden.mergedWith(cells.get(i), false);
                    number++;
                }
            }
            if (number > 0) {
                assertThat(number).isGreaterThan(1);
                assertThat(SuppressionRule.OUTCOME.permits(hidden, K)).isTrue();
            }
        } else {
            assertThat(Arrays.stream(statuses).skip(1)).anyMatch(CellStatus::withheld);
        }
    }

    private static CellStatus[][] outcome(CellCount... cells) {
        var counts = new CellCount[][] {cells};
        return TableProtection.protect(counts, shown(counts), SuppressionRule.OUTCOME, Additivity.NONE, K);
    }

    private static CellStatus[][] shown(CellCount[][] counts) {
        var statuses = new CellStatus[counts.length][];
        for (int row = 0; row < counts.length; row++) {
            statuses[row] = new CellStatus[counts[row].length];
            Arrays.fill(statuses[row], SHOWN);
        }
        return statuses;
    }

    private static CellCount of(double numerator, double denominator) {
        return new CellCount(numerator, denominator, (long) denominator);
    }

    private static CellCount rate(double events) {
        return new CellCount(events, 200, 300);
    }
}
