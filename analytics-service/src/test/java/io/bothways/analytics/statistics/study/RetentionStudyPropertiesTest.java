package io.bothways.analytics.statistics.study;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.bothways.analytics.statistics.CounterRandom;
import io.bothways.analytics.statistics.InvalidRow;
import io.bothways.analytics.statistics.study.answer.StudyAnswer;
import io.bothways.analytics.statistics.study.answer.StudyAnswer.Caution;
import io.bothways.analytics.statistics.study.answer.StudyAnswer.Effect;
import io.bothways.analytics.statistics.study.answer.StudyAnswer.Wording;
import io.bothways.analytics.statistics.study.data.StudyData;
import io.bothways.analytics.statistics.study.data.StudyData.Covariate;
import io.bothways.analytics.statistics.study.data.StudyData.Draw;
import io.bothways.analytics.statistics.study.data.StudyData.Participation;
import io.bothways.analytics.statistics.study.data.StudyData.Varying;
import io.bothways.analytics.statistics.study.data.StudyParameters;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What must not change an answer, and what must never break one. */
class RetentionStudyPropertiesTest {
    private static final StudyParameters QUICK = StudyParameters.USUAL.withBootstraps(16);

    private static double[] points(StudyAnswer answer) {
        List<Double> points = new ArrayList<>();
        points.add(Objects.requireNonNull(answer.hazardRatio()).ratio());
        points.add(answer.hazardRatio().interval().lower());
        points.add(Objects.requireNonNull(answer.earlyRatio()).ratio());
        points.add(Objects.requireNonNull(answer.lateRatio()).ratio());
        for (Effect effect : answer.effects()) {
            points.add(effect.retentionDifference());
            points.add(effect.daysGained());
            points.add(effect.incidenceDifference());
        }
        return points.stream().mapToDouble(Double::doubleValue).toArray();
    }

    private static void assertSamePoints(StudyData one, StudyData other) {
        assertThat(points(RetentionStudy.answer(other, QUICK)))
                .containsExactly(points(RetentionStudy.answer(one, QUICK)), within(1e-9));
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void theOrderOfSubjectsDoesNotMatter(long seed) {
        StudyData data = Simulated.organisation(1200, 0.8, seed);
        var random = new CounterRandom(seed);
        int[] order = IntStream.range(0, data.subjects())
                .boxed()
                .sorted(Comparator.comparingLong(s -> random.bits(77, s)))
                .mapToInt(Integer::intValue)
                .toArray();
        int[] place = new int[order.length];
        for (int i = 0; i < order.length; i++) {
            place[order[i]] = i;
        }
        double[] drive = data.covariates().getFirst().values();
        List<Participation> participations = data.participations().stream()
                .map(p -> new Participation(place[p.subject()], p.start(), p.mode(), -1))
                .sorted(Comparator.comparingInt(Participation::subject))
                .toList();
        StudyData shuffled = new StudyData(
                ordered(data.origin(), order),
                ordered(data.entry(), order),
                ordered(data.exit(), order),
                ordered(data.cause(), order),
                ordered(data.stratum(), order),
                data.strata(),
                List.of(new Covariate(
                        "drive", Arrays.stream(order).mapToDouble(s -> drive[s]).toArray(), Double.POSITIVE_INFINITY)),
                List.of(),
                participations);

        assertSamePoints(data, shuffled);
    }

    private static int[] ordered(int[] column, int[] order) {
        return Arrays.stream(order).map(s -> column[s]).toArray();
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void aRepeatedValueOfACovariateCutsAnIntervalAndChangesNothing(long seed) {
        StudyData data = Simulated.organisation(1200, 0.8, seed);
        var random = new CounterRandom(seed);
        List<int[]> dates = new ArrayList<>();
        for (int s = 0; s < data.subjects(); s++) {
            dates.add(new int[] {s, data.entry()[s]});
        }
        List<int[]> repeated = new ArrayList<>();
        for (int[] date : dates) {
            int s = date[0];
            repeated.add(date);
            repeated.add(new int[] {s, data.entry()[s] + random.below(data.exit()[s] - data.entry()[s], 5, s)});
        }

        assertSamePoints(withPulse(data, dates, random), withPulse(data, repeated, random));
    }

    private static StudyData withPulse(StudyData data, List<int[]> dates, CounterRandom random) {
        Varying pulse = new Varying(
                "pulse",
                dates.stream().mapToInt(d -> d[0]).toArray(),
                dates.stream().mapToInt(d -> d[1]).toArray(),
                dates.stream().mapToDouble(d -> random.below(9, 6, d[0])).toArray());
        return Simulated.with(data, data.covariates(), List.of(pulse), data.participations());
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void namesOfStrataUnitsOfCovariatesAndTheCalendarDoNotMatter(long seed) {
        StudyData data = Simulated.organisation(1200, 0.8, seed);
        double[] drive = data.covariates().getFirst().values();
        int days = 1000;
        StudyData renamed = new StudyData(
                Arrays.stream(data.origin()).map(d -> d + days).toArray(),
                Arrays.stream(data.entry()).map(d -> d + days).toArray(),
                Arrays.stream(data.exit()).map(d -> d + days).toArray(),
                data.cause(),
                Arrays.stream(data.stratum()).map(s -> 2 - s).toArray(),
                data.strata(),
                List.of(new Covariate(
                        "drive", Arrays.stream(drive).map(v -> 5 - 20 * v).toArray(), Double.POSITIVE_INFINITY)),
                List.of(),
                data.participations().stream()
                        .map(p -> new Participation(p.subject(), p.start() + days, p.mode(), p.partner()))
                        .toList());

        assertSamePoints(data, renamed);
    }

    @Test
    void swappingTheArmsOfALotteryTurnsTheEffectAround() {
        StudyData data = Simulated.lottery(1500, 0.6, 5);
        List<Draw> turned = data.draws().stream()
                .filter(d -> d.lottery() == 0)
                .map(d -> new Draw(d.subject(), d.lottery(), d.day(), !d.offered()))
                .toList();
        List<Draw> first = data.draws().stream().filter(d -> d.lottery() == 0).toList();

        StudyAnswer one = RetentionStudy.answer(drawn(data, first, data.exit(), data.cause()), QUICK);
        StudyAnswer other = RetentionStudy.answer(drawn(data, turned, data.exit(), data.cause()), QUICK);

        assertThat(Objects.requireNonNull(other.point()))
                .isCloseTo(-Objects.requireNonNull(one.point()), within(1e-12));
        assertThat(Objects.requireNonNull(other.hazardRatio()).ratio()
                        * Objects.requireNonNull(one.hazardRatio()).ratio())
                .isCloseTo(1, within(1e-8));
    }

    @Test
    void whatHappensAfterTheHorizonDoesNotChangeTheEffectOfALottery() {
        StudyData data = Simulated.lottery(1500, 0.6, 6);
        int[] exit = data.exit().clone();
        int[] cause = data.cause().clone();
        for (Draw draw : data.draws()) {
            int s = draw.subject();
            if (exit[s] > draw.day() + 365) {
                exit[s] = draw.day() + 366;
                cause[s] = 0;
            }
        }

        Effect whole = RetentionStudy.answer(data, QUICK).effects().get(1);
        Effect cut = RetentionStudy.answer(drawn(data, data.draws(), exit, cause), QUICK)
                .effects()
                .get(1);

        assertThat(cut).isEqualTo(whole);
    }

    private static StudyData drawn(StudyData data, List<Draw> draws, int[] exit, int[] cause) {
        return new StudyData(
                data.origin(),
                data.entry(),
                exit,
                cause,
                data.stratum(),
                data.strata(),
                List.of(),
                List.of(),
                data.participations(),
                List.of(),
                draws);
    }

    @Test
    void nobodyOneSubjectNoEventsAndOneGroupAreAnsweredAsWithheld() {
        StudyData data = Simulated.organisation(400, 0.8, 1);
        List<StudyData> cases = List.of(
                new StudyData(
                        new int[0], new int[0], new int[0], new int[0], new int[0], 1, List.of(), List.of(), List.of()),
                new StudyData(
                        new int[] {0},
                        new int[] {5},
                        new int[] {9},
                        new int[] {1},
                        new int[1],
                        1,
                        List.of(),
                        List.of(),
                        List.of(new Participation(0, 6, 0, -1))),
                withCauses(data, new int[400]),
                Simulated.with(data, data.covariates(), List.of(), List.of()),
                Simulated.with(data, data.covariates(), List.of(), everybodyAtEntry(data)));

        for (StudyData degenerate : cases) {
            StudyAnswer answer = RetentionStudy.answer(degenerate, QUICK);
            assertThat(answer.wording()).isEqualTo(Wording.WITHHELD);
            assertThat(answer.hazardRatio()).isNull();
            assertThat(answer.cautions()).extracting(Caution::code).contains("too-few-events");
        }
    }

    private static List<Participation> everybodyAtEntry(StudyData data) {
        return IntStream.range(0, data.subjects())
                .mapToObj(s -> new Participation(s, data.entry()[s], 0, -1))
                .toList();
    }

    @Test
    void covariatesThatSayNothingOrAreNeverKnownDoNotBreakAnAnswer() {
        StudyData data = Simulated.organisation(1500, 0.8, 2);
        double[] constant = new double[1500];
        double[] unknown = new double[1500];
        Arrays.fill(unknown, Double.NaN);
        List<Covariate> covariates = new ArrayList<>(data.covariates());
        covariates.add(new Covariate("constant", constant, Double.POSITIVE_INFINITY));
        covariates.add(new Covariate("copy", data.covariates().getFirst().values(), Double.POSITIVE_INFINITY));
        StudyAnswer plain = RetentionStudy.answer(data, QUICK);

        StudyAnswer redundant =
                RetentionStudy.answer(Simulated.with(data, covariates, List.of(), data.participations()), QUICK);
        covariates.add(new Covariate("unknown", unknown, Double.POSITIVE_INFINITY));
        StudyAnswer gappy =
                RetentionStudy.answer(Simulated.with(data, covariates, List.of(), data.participations()), QUICK);

        assertThat(points(redundant)).containsExactly(points(plain), within(1e-7));
        assertThat(Objects.requireNonNull(gappy.hazardRatio()).ratio())
                .isCloseTo(Objects.requireNonNull(plain.hazardRatio()).ratio(), within(0.02));
    }

    @Test
    void causesThatAreAllUnknownGiveNoEstimate() {
        StudyData data = Simulated.organisation(1500, 0.8, 2);
        int[] unknown = Arrays.stream(data.cause()).map(c -> c == 0 ? 0 : 3).toArray();

        StudyAnswer answer = RetentionStudy.answer(withCauses(data, unknown), QUICK);

        assertThat(answer.wording()).isEqualTo(Wording.WITHHELD);
        assertThat(answer.missingness()).singleElement().satisfies(m -> assertThat(m.share())
                .isEqualTo(1));
    }

    @Test
    void dataThatCannotBeAreRefusedWithTheirRow() {
        StudyData data = Simulated.organisation(20, 0.8, 2);
        int[] early = data.exit().clone();
        early[7] = data.entry()[7];
        int[] cause = data.cause().clone();
        cause[3] = 4;
        double[] infinite = new double[20];
        infinite[5] = Double.POSITIVE_INFINITY;
        Varying backwards = new Varying("pulse", new int[] {2, 1}, new int[] {0, 0}, new double[2]);

        assertRefused(() -> drawn(data, List.of(), early, data.cause()), 7);
        assertRefused(() -> withCauses(data, cause), 3);
        assertRefused(() -> Simulated.with(data, List.of(new Covariate("x", infinite, 1)), List.of(), List.of()), 5);
        assertRefused(() -> Simulated.with(data, List.of(), List.of(backwards), List.of()), 1);
        assertRefused(() -> Simulated.with(data, List.of(), List.of(), List.of(new Participation(20, 5, 0, -1))), 0);
        assertRefused(() -> drawn(data, List.of(new Draw(1, 0, -5, true)), data.exit(), data.cause()), 0);
    }

    private static void assertRefused(ThrowingCallable call, int row) {
        assertThatThrownBy(call).isInstanceOf(InvalidRow.class).hasMessageContaining("row " + row);
    }

    private static StudyData withCauses(StudyData data, int[] cause) {
        return new StudyData(
                data.origin(),
                data.entry(),
                data.exit(),
                cause,
                data.stratum(),
                data.strata(),
                data.covariates(),
                data.changes(),
                data.participations());
    }
}
