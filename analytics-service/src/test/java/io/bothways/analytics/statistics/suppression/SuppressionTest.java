package io.bothways.analytics.statistics.suppression;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.bothways.analytics.statistics.CounterRandom;
import io.bothways.analytics.statistics.InvalidRow;
import io.bothways.analytics.statistics.survival.KaplanMeier;
import io.bothways.analytics.statistics.survival.Observations;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
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

    /** Every hidden entry, totals included, may lie anywhere in a range at least k wide, and nothing small is shown. */
    private static void assertSafe(CountTable table, PublishedTable published, int k, int... sizes) {
        for (Attack.Range range : Attack.on(published, sizes)) {
            assertThat(range.high() - range.low()).as("entry %d", range.entry()).isGreaterThanOrEqualTo(k);
            assertThat(table.value(range.entry())).isBetween(range.low(), range.high());
        }
        for (int entry = 0; entry < table.entries(); entry++) {
            Long shown = published.shown(entry);
            assertThat(shown == null || shown == 0 || shown >= k).isTrue();
        }
    }

    @Property(seed = "11", tries = 150)
    void nothingHiddenInTwoDimensionsCanBeWorkedOut(@ForAll @LongRange long seed) {
        var random = new CounterRandom(seed);
        Disclosure rule = random.below(2, 3, 0) == 0 ? Disclosure.USUAL : Disclosure.PROTECTED;
        int[] sizes = {1 + random.below(5, 3, 1), 2 + random.below(4, 3, 2)};
        CountTable table = random(seed, random.below(2, 3, 3) == 0 ? 12 : 60, sizes);

        assertSafe(table, Suppression.ofCounts(table, rule), rule.k(), sizes);
    }

    @Property(seed = "11", tries = 60)
    void norInThree(@ForAll @LongRange long seed) {
        var random = new CounterRandom(seed);
        Disclosure rule = random.below(2, 3, 0) == 0 ? Disclosure.USUAL : Disclosure.PROTECTED;
        int[] sizes = {2 + random.below(2, 3, 1), 2 + random.below(2, 3, 2), 2 + random.below(2, 3, 3)};
        CountTable table = random(seed, 40, sizes);

        assertSafe(table, Suppression.ofCounts(table, rule), rule.k(), sizes);
    }

    @Example
    void withoutComplementsTheAttackFindsWhatWasHidden() {
        CountTable table = CountTable.of(new int[] {2, 2}, new long[] {3, 40, 50, 60});
        @Nullable Long[] primaryOnly = new Long[table.entries()];
        for (int entry = 0; entry < primaryOnly.length; entry++) {
            primaryOnly[entry] = table.value(entry) == 3 ? null : (Long) table.value(entry);
        }

        assertThat(Attack.on(new int[] {2, 2}, primaryOnly, 1000)).containsExactly(new Attack.Range(0, 3, 3));
        assertThat(Attack.on(Suppression.ofCounts(table, Disclosure.USUAL), 2, 2))
                .isNotEmpty()
                .allMatch(r -> r.high() - r.low() >= 5);
    }

    @Property(seed = "11", tries = 100)
    void groupsOfWhichNobodyOrEverybodyLeftAreHidden(@ForAll @LongRange long seed) {
        CountTable table = random(seed, 20, 4, 3, 2);
        PublishedTable published = Suppression.ofOutcomes(table, Disclosure.USUAL);

        for (int group = 0; group < 4; group++) {
            for (int unit = 0; unit < 3; unit++) {
                for (int outcome = 0; outcome < 2; outcome++) {
                    Long shown = published.shown(published.index(group, unit, outcome));
                    boolean empty = table.value(table.index(group, unit, 2)) == 0;
                    assertThat(shown == null || shown >= 5 || empty).isTrue();
                }
            }
        }
        for (Attack.Range range : Attack.on(published, 4, 3, 2)) {
            assertThat(range.high() - range.low()).isGreaterThanOrEqualTo(5);
        }
    }

    /** The reader knows that the filter only takes away: the pair is one table with the filter as a further dimension. */
    @Property(seed = "11", tries = 60)
    void aFilterOfAPublishedTableTellsNothingAboutTheFewOutsideIt(@ForAll @LongRange long seed) {
        CountTable all = random(seed, 60, 3, 3);
        var random = new CounterRandom(seed);
        long[] inside = new long[9];
        @Nullable Long[] known = new Long[4 * 4 * 3];
        for (int c = 0; c < 9; c++) {
            long count = all.value(all.index(c / 3, c % 3));
            inside[c] = count - Math.min(count, random.below(7, 4, c));
        }
        CountTable some = CountTable.of(new int[] {3, 3}, inside);
        PublishedTable outer = Suppression.ofCounts(all, Disclosure.USUAL);

        PublishedTable inner = Differencing.within(outer, some, Disclosure.USUAL);

        for (int entry = 0; entry < all.entries(); entry++) {
            Long total = outer.shown(entry);
            Long within = inner.shown(entry);
            known[3 * entry] = within;
            known[3 * entry + 1] = total == null || within == null ? null : (Long) (total - within);
            known[3 * entry + 2] = total;
            Long outside = known[3 * entry + 1];
            assertThat(outside == null || outside == 0 || outside >= 5).isTrue();
        }
        for (Attack.Range range : Attack.on(new int[] {3, 3, 2}, known, 1000)) {
            long total = all.value(range.entry() / 3);
            long outside = total - some.value(range.entry() / 3);
            // of nobody, nobody is inside; and that nobody or enough are outside may be known
            boolean harmless = total == 0 || (range.entry() % 3 == 1 && (outside == 0 || outside >= 5));
            assertThat(range.high() - range.low()).isGreaterThanOrEqualTo(harmless ? 0 : 5);
        }
    }

    @Example
    void aFilterMayNotCountMoreThanTheWhole() {
        PublishedTable outer =
                Suppression.ofCounts(CountTable.of(new int[] {1, 2}, new long[] {30, 40}), Disclosure.USUAL);

        assertThatThrownBy(() -> Differencing.within(
                        outer, CountTable.of(new int[] {1, 2}, new long[] {30, 41}), Disclosure.USUAL))
                .isInstanceOfSatisfying(
                        InvalidRow.class, refused -> assertThat(refused.row()).isEqualTo(1));
    }

    /** The engine's own audit may miss what a perfect reader sees in three dimensions, but never claims too much. */
    @Property(seed = "11", tries = 60)
    void theAuditSeesNoMoreThanThereIsAndInTwoDimensionsAllOfIt(@ForAll @LongRange long seed) {
        for (int[] sizes : new int[][] {{3, 4}, {2, 3, 2}}) {
            CountTable table = random(seed, 12, sizes);
            var random = new CounterRandom(seed);
            @Nullable Long[] shown = new Long[table.entries()];
            for (int entry = 0; entry < shown.length; entry++) {
                boolean hide = table.totals(entry) < 2 && random.below(3, 7, entry) == 0;
                shown[entry] = hide ? null : table.value(entry);
            }
            Deduction.Range[] audit = Deduction.from(table, shown);
            List<Attack.Range> truth = Attack.on(sizes, shown, Deduction.mostEver(shown));
            for (int i = 0; i < audit.length; i++) {
                assertThat(audit[i].entry()).isEqualTo(truth.get(i).entry());
                assertThat(audit[i].low()).isLessThanOrEqualTo(truth.get(i).low());
                assertThat(audit[i].high()).isGreaterThanOrEqualTo(truth.get(i).high());
                if (sizes.length == 2) {
                    assertThat(audit[i].low()).isEqualTo(truth.get(i).low());
                    assertThat(audit[i].high()).isEqualTo(truth.get(i).high());
                }
            }
        }
    }

    /** All tables of small counts that fit what is shown, one by one. */
    @Property(seed = "11", tries = 40)
    void theAttackAgreesWithEnumeration(@ForAll @LongRange long seed) {
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

        for (Attack.Range range : Attack.on(new int[] {2, 3}, shown, 1000)) {
            assertThat(range.low()).isEqualTo(low[range.entry()]);
            assertThat(range.high()).isEqualTo(high[range.entry()]);
        }
    }

    /** Lets the ranges hold a table, if it fits what is shown. */
    private static void widen(CountTable candidate, @Nullable Long[] shown, long[] low, long[] high) {
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
    }

    /** The same in three dimensions, where lines alone do not tell a reader everything. */
    @Property(seed = "11", tries = 25)
    void andInThreeDimensions(@ForAll @LongRange long seed) {
        CountTable table = random(seed, 3, 2, 2, 2);
        var random = new CounterRandom(seed);
        @Nullable Long[] shown = new Long[table.entries()];
        for (int entry = 0; entry < shown.length; entry++) {
            boolean hide = table.totals(entry) < 2 && random.below(2, 7, entry) == 0;
            shown[entry] = hide ? null : table.value(entry);
        }
        long[] low = new long[shown.length];
        long[] high = new long[shown.length];
        Arrays.fill(low, Long.MAX_VALUE);
        Arrays.fill(high, Long.MIN_VALUE);
        // with their total of at most 16 shown, no cell is larger than the total of its layer
        enumerateCube(table, shown, new long[8], 0, low, high);

        for (Attack.Range range : Attack.on(new int[] {2, 2, 2}, shown, 1000)) {
            assertThat(range.low()).isEqualTo(low[range.entry()]);
            assertThat(range.high()).isEqualTo(high[range.entry()]);
        }
    }

    private static void enumerateCube(
            CountTable table, @Nullable Long[] shown, long[] cells, int at, long[] low, long[] high) {
        long grand = table.value(table.entries() - 1);
        long sum = Arrays.stream(cells, 0, at).sum();
        if (sum > grand) {
            return;
        }
        if (at == cells.length - 1) {
            cells[at] = grand - sum;
            CountTable candidate = CountTable.of(new int[] {2, 2, 2}, cells);
            widen(candidate, shown, low, high);
            return;
        }
        Long known = shown[table.index(at / 4, at / 2 % 2, at % 2)];
        for (long v = known == null ? 0 : known; v <= (known == null ? grand - sum : known); v++) {
            cells[at] = v;
            enumerateCube(table, shown, cells, at + 1, low, high);
        }
    }

    private static void enumerate(
            CountTable shape, @Nullable Long[] shown, long[] cells, int at, int limit, long[] low, long[] high) {
        if (at == cells.length) {
            CountTable candidate = CountTable.of(new int[] {2, 3}, cells);
            widen(candidate, shown, low, high);
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
        PublishedTable first = Suppression.ofCounts(january, Disclosure.USUAL);

        PublishedTable second = Differencing.after(List.of(first), february, Disclosure.USUAL);

        assertThat(first.hidden()).isZero();
        assertThat(second.shown(second.index(0, 0))).isNull();
        for (int entry = 0; entry < first.entries(); entry++) {
            Long a = first.shown(entry);
            Long b = second.shown(entry);
            assertThat(a == null || b == null || a.equals(b) || Math.abs(a - b) >= 5)
                    .isTrue();
        }
        assertThat(Differencing.allowed(100, 103, 100, Disclosure.USUAL)).isFalse();
        assertThat(Differencing.allowed(100, 105, 100, Disclosure.USUAL)).isTrue();
    }

    /** Shown totals and the third column give away what happened to the sum of the two hidden ones. */
    @Example
    void aSecondSnapshotDoesNotShowTheFewWhoLeftOutOfASum() {
        CountTable january = CountTable.of(new int[] {2, 3}, new long[] {3, 20, 50, 30, 20, 50});
        CountTable february = CountTable.of(new int[] {2, 3}, new long[] {3, 19, 56, 30, 20, 50});
        PublishedTable first = Suppression.ofCounts(january, Disclosure.USUAL);

        PublishedTable second = Differencing.after(List.of(first), february, Disclosure.USUAL);

        assertThat(first.shown(first.index(0, 3))).isEqualTo(73);
        assertThat(first.shown(first.index(0, 2))).isEqualTo(50);
        Long total = second.shown(second.index(0, 3));
        Long third = second.shown(second.index(0, 2));
        assertThat(total == null || third == null).isTrue();
        assertFollowsNobody(first, second, 5, 2, 3);
    }

    @Example
    void aSecondSnapshotThatHidesDoesNotLetTheThirdTell() {
        PublishedTable first =
                Suppression.ofCounts(CountTable.of(new int[] {2, 2}, new long[] {20, 30, 50, 60}), Disclosure.USUAL);
        PublishedTable second = Differencing.after(
                List.of(first), CountTable.of(new int[] {2, 2}, new long[] {22, 30, 50, 60}), Disclosure.USUAL);

        PublishedTable third = Differencing.after(
                List.of(first, second), CountTable.of(new int[] {2, 2}, new long[] {23, 30, 50, 60}), Disclosure.USUAL);

        assertThat(second.shown(second.index(0, 0))).isNull();
        assertThat(third.shown(third.index(0, 0))).isNull();
        assertFollowsNobody(first, third, 5, 2, 2);
    }

    @Property(seed = "11", tries = 150)
    void noSnapshotOfAnyLetsAReaderFollowAFew(@ForAll @LongRange long seed) {
        for (int[] sizes : new int[][] {{3, 4}, {2, 3, 2}}) {
            CountTable table = random(seed, 60, sizes);
            List<PublishedTable> published = new ArrayList<>(List.of(Suppression.ofCounts(table, Disclosure.USUAL)));
            List<PublishedTable> outcomes = new ArrayList<>(List.of(Suppression.ofOutcomes(table, Disclosure.USUAL)));
            for (int month = 1; month < 4; month++) {
                table = later(table, seed + month, sizes);
                published.add(Differencing.after(published, table, Disclosure.USUAL));
                outcomes.add(Differencing.outcomesAfter(outcomes, table, Disclosure.USUAL));
                assertSafe(table, published.getLast(), 5, sizes);
                for (Attack.Range range : Attack.on(outcomes.getLast(), sizes)) {
                    assertThat(range.high() - range.low()).isGreaterThanOrEqualTo(5);
                }
            }
            for (int b = 1; b < published.size(); b++) {
                for (int a = 0; a < b; a++) {
                    assertFollowsNobody(published.get(a), published.get(b), 5, sizes);
                    assertFollowsNobody(outcomes.get(a), outcomes.get(b), 5, sizes);
                }
            }
        }
    }

    private static CountTable later(CountTable table, long seed, int... sizes) {
        var random = new CounterRandom(seed);
        long[] cells = new long[Arrays.stream(sizes).reduce(1, (a, b) -> a * b)];
        int c = 0;
        for (int entry = 0; entry < table.entries(); entry++) {
            if (table.totals(entry) == 0) {
                int change = random.below(3, 8, c) == 0 ? random.below(15, 9, c) - 7 : 0;
                cells[c++] = Math.max(0, table.value(entry) + change);
            }
        }
        return CountTable.of(sizes, cells);
    }

    /** Every set of parts of every total, none of them shown in both, whose sum both snapshots let a reader work out. */
    private static void assertFollowsNobody(PublishedTable one, PublishedTable other, int k, int... sizes) {
        CountTable before = one.table();
        CountTable now = other.table();
        for (int total = 0; total < now.entries(); total++) {
            Long a = one.shown(total);
            Long b = other.shown(total);
            assertThat(a == null || b == null || a.equals(b) || Math.abs(a - b) >= k)
                    .as("entry %d", total)
                    .isTrue();
            for (int d = 0; d < sizes.length; d++) {
                int[] places = now.places(total);
                if (places[d] != sizes[d]) {
                    continue;
                }
                int[] parts = new int[sizes[d]];
                for (int p = 0; p < parts.length; p++) {
                    places[d] = p;
                    parts[p] = now.index(places);
                }
                for (int set = 1; set < 1 << parts.length; set++) {
                    long change = 0;
                    boolean alreadyFollowed = false;
                    for (int p = 0; p < parts.length; p++) {
                        if ((set >> p & 1) == 1) {
                            change += now.value(parts[p]) - before.value(parts[p]);
                            alreadyFollowed |= one.shown(parts[p]) != null && other.shown(parts[p]) != null;
                        }
                    }
                    if (!alreadyFollowed && tells(one, total, parts, set) && tells(other, total, parts, set)) {
                        assertThat(change == 0 || Math.abs(change) >= k)
                                .as("total %d, parts %s", total, Integer.toBinaryString(set))
                                .isTrue();
                    }
                }
            }
        }
    }

    /** Whether the sum of a set of parts is shown, or what the total leaves after taking away shown ones. */
    private static boolean tells(PublishedTable table, int total, int[] parts, int set) {
        boolean inside = true;
        boolean outside = table.shown(total) != null;
        for (int p = 0; p < parts.length; p++) {
            boolean shown = table.shown(parts[p]) != null;
            inside &= shown || (set >> p & 1) == 0;
            outside &= shown || (set >> p & 1) == 1;
        }
        return inside || outside;
    }

    @Property(seed = "11", tries = 40)
    void aFilterOfLeaversAndStayersTellsNothingOfTheFewOutsideIt(@ForAll @LongRange long seed) {
        int[] sizes = {3, 2};
        CountTable all = random(seed, 90, sizes);
        var random = new CounterRandom(seed);
        long[] inside = new long[6];
        for (int c = 0; c < 6; c++) {
            long count = all.value(all.index(c / 2, c % 2));
            inside[c] = count - Math.min(count, random.below(9, 4, c));
        }
        CountTable some = CountTable.of(sizes, inside);
        PublishedTable outer = Suppression.ofOutcomes(all, Disclosure.USUAL);

        PublishedTable inner = Differencing.outcomesWithin(outer, some, Disclosure.USUAL);

        for (int group = 0; group <= 3; group++) {
            int whole = all.index(group, 2);
            for (int outcome = 0; outcome < 2; outcome++) {
                int entry = all.index(group, outcome);
                Long shown = inner.shown(entry);
                Long total = outer.shown(entry);
                assertThat(shown == null || shown >= 5 || some.value(whole) == 0)
                        .isTrue();
                long outside = all.value(entry) - some.value(entry);
                boolean nobody = all.value(whole) == some.value(whole);
                assertThat(shown == null || total == null || outside >= 5 || nobody)
                        .isTrue();
            }
        }
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
                PublishedCurve.of(KaplanMeier.of(Observations.rightCensored(time, event)), 30, Disclosure.USUAL, 0.95);

        assertThat(published.points()).allMatch(point -> point.time() % 30 == 0);
        assertThat(published.points().getLast().time()).isEqualTo(300);
        assertThat(published.cutAt()).isEqualTo(330);
    }
}
