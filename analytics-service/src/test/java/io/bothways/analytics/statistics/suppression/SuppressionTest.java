package io.bothways.analytics.statistics.suppression;

import static org.assertj.core.api.Assertions.assertThat;

import io.bothways.analytics.statistics.CounterRandom;
import io.bothways.analytics.statistics.survival.KaplanMeier;
import io.bothways.analytics.statistics.survival.Observations;
import java.util.Arrays;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import org.jspecify.annotations.Nullable;

class SuppressionTest {
    private static CountTable random(long seed, int bound, int... sizes) {
        var random = new CounterRandom(seed);
        long[] cells = new long[Arrays.stream(sizes).reduce(1, (a, b) -> a * b)];
        for (int c = 0; c < cells.length; c++) {
            cells[c] = random.below(bound, 0, c);
        }
        return CountTable.of(sizes, cells);
    }

    @Property(seed = "11", tries = 150)
    void nothingHiddenInTwoDimensionsCanBeWorkedOut(@ForAll @LongRange long seed) {
        CountTable table = random(seed, seed % 2 == 0 ? 12 : 60, 3, 4);
        PublishedTable published = Suppression.ofCounts(table, 5);

        for (Deduction.Range range : Deduction.from(published)) {
            assertThat(range.high() - range.low()).isGreaterThanOrEqualTo(5);
        }
        for (int entry = 0; entry < table.entries(); entry++) {
            Long shown = published.shown(entry);
            assertThat(shown == null || shown == 0 || shown >= 5).isTrue();
        }
    }

    @Property(seed = "11", tries = 60)
    void norInThree(@ForAll @LongRange long seed) {
        PublishedTable published = Suppression.ofCounts(random(seed, 40, 3, 2, 3), 10);

        for (Deduction.Range range : Deduction.from(published)) {
            assertThat(range.discloses(10)).isFalse();
        }
    }

    @Property(seed = "11", tries = 100)
    void groupsOfWhichNobodyOrEverybodyLeftAreHidden(@ForAll @LongRange long seed) {
        CountTable table = random(seed, 20, 4, 3, 2);
        PublishedTable published = Suppression.ofOutcomes(table, 5);

        for (int group = 0; group < 4; group++) {
            for (int unit = 0; unit < 3; unit++) {
                for (int outcome = 0; outcome < 2; outcome++) {
                    Long shown = published.shown(published.index(group, unit, outcome));
                    boolean empty = table.value(table.index(group, unit, 2)) == 0;
                    assertThat(shown == null || shown >= 5 || empty).isTrue();
                }
            }
        }
        for (Deduction.Range range : Deduction.from(published)) {
            assertThat(range.discloses(5)).isFalse();
        }
    }

    /** All tables of small counts that fit what is shown, one by one. */
    @Property(seed = "11", tries = 40)
    void deductionsAgreeWithEnumeration(@ForAll @LongRange long seed) {
        CountTable table = random(seed, 5, 2, 3);
        var random = new CounterRandom(seed);
        @Nullable Long[] shown = new Long[table.entries()];
        for (int entry = 0; entry < shown.length; entry++) {
            boolean hide = table.totals(entry) == 0 && random.below(2, 7, entry) == 0;
            shown[entry] = hide ? null : table.value(entry);
        }
        long[] low = new long[shown.length];
        long[] high = new long[shown.length];
        Arrays.fill(low, Long.MAX_VALUE);
        Arrays.fill(high, Long.MIN_VALUE);
        int limit = 16;
        long[] cells = new long[6];
        enumerate(table, shown, cells, 0, limit, low, high);

        for (Deduction.Range range : Deduction.from(table, shown)) {
            assertThat(range.low()).isEqualTo(low[range.entry()]);
            assertThat(range.high()).isEqualTo(high[range.entry()]);
        }
    }

    private static void enumerate(
            CountTable shape, @Nullable Long[] shown, long[] cells, int at, int limit, long[] low, long[] high) {
        if (at == cells.length) {
            CountTable candidate = CountTable.of(new int[] {2, 3}, cells);
            for (int entry = 0; entry < shown.length; entry++) {
                Long value = shown[entry];
                if (value != null && value != candidate.value(entry)) {
                    return;
                }
            }
            for (int entry = 0; entry < shown.length; entry++) {
                low[entry] = Math.min(low[entry], candidate.value(entry));
                high[entry] = Math.max(high[entry], candidate.value(entry));
            }
            return;
        }
        Long known = shown[shape.index(at / 3, at % 3)];
        for (long v = known == null ? 0 : known; v <= (known == null ? limit : known); v++) {
            cells[at] = v;
            enumerate(shape, shown, cells, at + 1, limit, low, high);
        }
    }

    @Example
    void aSecondSnapshotDoesNotShowTheFewWhoLeft() {
        CountTable january = CountTable.of(new int[] {2, 2}, new long[] {40, 30, 50, 60});
        CountTable february = CountTable.of(new int[] {2, 2}, new long[] {38, 30, 50, 60});
        PublishedTable first = Suppression.ofCounts(january, 5);

        PublishedTable second = Differencing.after(first, february, 5);

        assertThat(first.hidden()).isZero();
        assertThat(second.shown(second.index(0, 0))).isNull();
        for (int entry = 0; entry < first.entries(); entry++) {
            Long a = first.shown(entry);
            Long b = second.shown(entry);
            assertThat(a == null || b == null || a.equals(b) || Math.abs(a - b) >= 5)
                    .isTrue();
        }
        assertThat(Differencing.allowed(100, 103, 100, 5)).isFalse();
        assertThat(Differencing.allowed(100, 105, 100, 5)).isTrue();
    }

    @Example
    void aCurveIsPublishedOnItsGridAndCutWhenFewAreLeft() {
        double[] time = new double[40];
        int[] event = new int[40];
        for (int i = 0; i < 40; i++) {
            time[i] = 10 + 9 * i;
            event[i] = i % 2;
        }
        PublishedCurve published =
                PublishedCurve.of(KaplanMeier.of(Observations.rightCensored(time, event)), 30, 5, 0.95);

        assertThat(published.points()).allMatch(point -> point.time() % 30 == 0);
        assertThat(published.points().getLast().time()).isEqualTo(300);
        assertThat(published.cutAt()).isEqualTo(330);
    }
}
