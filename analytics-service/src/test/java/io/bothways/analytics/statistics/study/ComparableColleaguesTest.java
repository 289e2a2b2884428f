package io.bothways.analytics.statistics.study;

import static org.assertj.core.api.Assertions.assertThat;

import io.bothways.analytics.statistics.CounterRandom;
import io.bothways.analytics.statistics.study.answer.StudyAnswer;
import io.bothways.analytics.statistics.study.answer.StudyAnswer.Caution;
import io.bothways.analytics.statistics.study.answer.StudyAnswer.Wording;
import io.bothways.analytics.statistics.study.data.StudyData;
import io.bothways.analytics.statistics.study.data.StudyData.Covariate;
import io.bothways.analytics.statistics.study.data.StudyData.Participation;
import io.bothways.analytics.statistics.study.data.StudyData.Varying;
import io.bothways.analytics.statistics.study.data.StudyParameters;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Whom joiners are compared with, how that is judged, and what is said when there is nobody. */
class ComparableColleaguesTest {
    private static final StudyParameters QUICK = StudyParameters.USUAL.withBootstraps(16);

    private static StudyData with(StudyData data, List<Covariate> covariates) {
        return Simulated.with(data, covariates, data.changes(), data.participations());
    }

    /** 1 for everybody who joins, and for a share of the others. */
    private static double[] marking(StudyData data, double others) {
        var random = new CounterRandom(5);
        double[] mark = IntStream.range(0, data.subjects())
                .mapToDouble(s -> random.uniform(1, s) < others ? 1 : 0)
                .toArray();
        data.participations().forEach(participation -> mark[participation.subject()] = 1);
        return mark;
    }

    @Test
    void whatVariesIsComparedOnTheDayOfJoining() {
        int runs = 6;
        double sum = 0;
        for (int run = 0; run < runs; run++) {
            StudyAnswer answer = RetentionStudy.answer(moody(4000, run), QUICK);
            sum += Math.log(Objects.requireNonNull(
                                    Objects.requireNonNull(answer.matched()).ratio())
                            .ratio())
                    / runs;
            assertThat(Objects.requireNonNull(answer.balance()).largestAfter()).isLessThan(0.1);
        }

        assertThat(sum).isBetween(-0.12, 0.12);
    }

    /**
     * Quarterly pulses, drawn anew each time; from the second one on its value drives both joining and leaving, and joining
     * does nothing. Everybody has moved since the first one.
     */
    private static StudyData moody(int n, long seed) {
        var random = new CounterRandom(700 + seed);
        int[] exit = new int[n];
        int[] cause = new int[n];
        List<int[]> days = new ArrayList<>();
        List<Double> values = new ArrayList<>();
        List<Participation> participations = new ArrayList<>();
        for (int s = 0; s < n; s++) {
            double now = (random.below(2001, 1, s) - 1000) / 500.0;
            days.add(new int[] {s, 0});
            values.add((random.below(2001, 2, s) - 1000) / 500.0);
            days.add(new int[] {s, 90});
            values.add(now);
            double leave = 91 - Math.log(1 - random.uniform(3, s)) / (0.0008 * Math.exp(-0.8 * now));
            double join = 91 - Math.log(1 - random.uniform(4, s)) / (0.0010 * Math.exp(0.8 * now));
            exit[s] = (int) Math.min(1000, Math.ceil(leave));
            cause[s] = leave < 1000 ? 1 : 0;
            if (join < exit[s] - 1) {
                participations.add(new Participation(s, (int) join, 0, -1));
            }
        }
        Varying pulse = new Varying(
                "pulse",
                days.stream().mapToInt(d -> d[0]).toArray(),
                days.stream().mapToInt(d -> d[1]).toArray(),
                values.stream().mapToDouble(Double::doubleValue).toArray());
        return new StudyData(
                new int[n], new int[n], exit, cause, new int[n], 1, List.of(), List.of(pulse), participations);
    }

    @Test
    void groupsThatDifferInWhatDoesNotVaryAmongJoinersAreNotComparable() {
        StudyData data = Simulated.organisation(4000, 0.3, 31);
        List<Covariate> covariates = new ArrayList<>(data.covariates());
        covariates.add(new Covariate("female", marking(data, 0.5), 10));

        StudyAnswer answer = RetentionStudy.answer(with(data, covariates), QUICK);

        assertThat(Objects.requireNonNull(answer.interval()).contains(0)).isFalse();
        assertThat(answer.wording()).isEqualTo(Wording.CANNOT_TELL);
        assertThat(answer.cautions()).extracting(Caution::code).contains("not-comparable");
    }

    @Test
    void whereNobodyHasAColleagueToCompareWithNoAssociationIsTold() {
        StudyData data = Simulated.organisation(4000, 0.3, 31);
        List<Covariate> covariates = new ArrayList<>(data.covariates());
        covariates.add(new Covariate("badge", marking(data, 0), 0.5));
        // a colleague may join later and carry the badge already, so the badges of joiners all differ
        double[] badge = covariates.getLast().values();
        for (int s = 0; s < badge.length; s++) {
            badge[s] *= 10 * (s + 1);
        }

        StudyAnswer answer = RetentionStudy.answer(with(data, covariates), QUICK);

        assertThat(answer.matched()).isNull();
        assertThat(answer.wording()).isNotIn(Wording.ASSOCIATION, Wording.EFFECT);
        assertThat(answer.sentence()).doesNotContain("comparable colleagues");
        assertThat(answer.cautions()).extracting(Caution::code).contains("unmatched");
    }

    @Test
    void manyCovariatesWithGapsLeaveNobodyUnmatched() {
        StudyData data = Simulated.organisation(900, 0.7, 33);
        var random = new CounterRandom(1);
        List<Covariate> covariates = new ArrayList<>();
        for (int c = 0; c < 32; c++) {
            double[] gappy = new double[data.subjects()];
            Arrays.fill(gappy, 1);
            // the first is unknown for nearly all, the others for one each
            for (int s = 0; s < gappy.length; s++) {
                gappy[s] = c == 0 ? (s < 5 ? s : Double.NaN) : s == c ? Double.NaN : random.below(9, c, s);
            }
            covariates.add(new Covariate("c" + c, gappy, 100));
        }

        StudyAnswer answer = RetentionStudy.answer(
                with(data, covariates),
                new StudyParameters(List.of(182, 365), 365, 4, false, 0.95, 0.5, 3, 5, 10, 2, 100_000, 2, null, 1));

        assertThat(Objects.requireNonNull(answer.balance()).shareMatched()).isGreaterThan(0.8);
        assertThat(Objects.requireNonNull(answer.matched()).pairs()).isGreaterThan(100);
    }

    @Test
    void daysGainedAreToldOfMatchedPairsToo() {
        StudyAnswer answer = RetentionStudy.answer(Simulated.organisation(4000, 0.5, 34), QUICK);

        var matched = Objects.requireNonNull(answer.matched());
        assertThat(matched.daysGained()).isPositive();
        assertThat(Objects.requireNonNull(matched.daysInterval()).lower())
                .isLessThan(answer.effects().get(1).daysInterval().upper());
    }

    @Test
    void partnersWhoShareAFateWidenEveryRatio() {
        StudyData one = Simulated.organisation(1500, 0.7, 35);
        int n = one.subjects();
        List<Participation> apart = new ArrayList<>();
        List<Participation> paired = new ArrayList<>();
        for (int half = 0; half < 2; half++) {
            for (Participation p : one.participations()) {
                int s = p.subject() + half * n;
                apart.add(new Participation(s, p.start(), p.mode(), -1));
                paired.add(new Participation(s, p.start(), p.mode(), p.subject() + (1 - half) * n));
            }
        }

        StudyAnswer alone = RetentionStudy.answer(twice(one, apart), QUICK);
        StudyAnswer together = RetentionStudy.answer(twice(one, paired), QUICK);

        assertThat(width(together.hazardRatio())).isGreaterThan(1.15 * width(alone.hazardRatio()));
        assertThat(width(together.earlyRatio())).isGreaterThan(1.15 * width(alone.earlyRatio()));
        assertThat(width(together.lateRatio())).isGreaterThan(1.15 * width(alone.lateRatio()));
        assertThat(together.waningP()).isGreaterThan(Objects.requireNonNull(alone.waningP()));
        for (int mode = 0; mode < 2; mode++) {
            assertThat(width(together.byMode().get(mode).ratio()))
                    .isGreaterThan(1.15 * width(alone.byMode().get(mode).ratio()));
        }
    }

    private static double width(StudyAnswer.@Nullable Ratio ratio) {
        var interval = Objects.requireNonNull(ratio).interval();
        return Math.log(interval.upper() / interval.lower());
    }

    /** Everybody twice. */
    private static StudyData twice(StudyData data, List<Participation> participations) {
        double[] drive = data.covariates().getFirst().values();
        return new StudyData(
                twice(data.origin()),
                twice(data.entry()),
                twice(data.exit()),
                twice(data.cause()),
                twice(data.stratum()),
                data.strata(),
                List.of(new Covariate(
                        "drive",
                        IntStream.range(0, 2 * drive.length)
                                .mapToDouble(s -> drive[s % drive.length])
                                .toArray(),
                        Double.POSITIVE_INFINITY)),
                List.of(),
                participations);
    }

    private static int[] twice(int[] column) {
        return IntStream.range(0, 2 * column.length)
                .map(s -> column[s % column.length])
                .toArray();
    }
}
