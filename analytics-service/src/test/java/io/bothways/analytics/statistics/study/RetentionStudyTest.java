package io.bothways.analytics.statistics.study;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.bothways.analytics.statistics.study.answer.StudyAnswer;
import io.bothways.analytics.statistics.study.answer.StudyAnswer.Caution;
import io.bothways.analytics.statistics.study.answer.StudyAnswer.Effect;
import io.bothways.analytics.statistics.study.answer.StudyAnswer.Missing;
import io.bothways.analytics.statistics.study.answer.StudyAnswer.RollOutEffect;
import io.bothways.analytics.statistics.study.answer.StudyAnswer.Wording;
import io.bothways.analytics.statistics.study.data.StudyData;
import io.bothways.analytics.statistics.study.data.StudyParameters;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class RetentionStudyTest {
    private static final StudyParameters QUICK = StudyParameters.USUAL.withBootstraps(64);

    private static StudyAnswer answer(int n, double ratio, long seed) {
        return RetentionStudy.answer(Simulated.organisation(n, ratio, seed), QUICK);
    }

    @Test
    void findsTheTruthWhereTheSlidesFlatter() {
        StudyAnswer answer = answer(4000, 0.6, 3);

        assertThat(known(answer.hazardRatio()).interval().contains(0.6)).isTrue();
        assertThat(answer.wording()).isEqualTo(Wording.ASSOCIATION);
        assertThat(answer.naiveDifference()).isGreaterThan(known(answer.point()) + 0.05);
        assertThat(answer.cautions()).extracting(Caution::code).contains("self-selection");
        assertThat(answer.eValue()).isGreaterThan(known(answer.eValueLimit()));
        assertThat(answer.eValueLimit()).isGreaterThan(1);
    }

    @Test
    void isUnbiasedOverManyOrganisationsAndItsIntervalsCover() {
        int runs = 40;
        double[] bias = new double[2];
        int[] covered = new int[2];
        for (int run = 0; run < runs; run++) {
            StudyAnswer none = answer(2000, 1, 100 + run);
            StudyAnswer harm = answer(2000, 1.3, 100 + run);
            bias[0] += Math.log(known(none.hazardRatio()).ratio()) / runs;
            bias[1] += Math.log(known(harm.hazardRatio()).ratio() / 1.3) / runs;
            covered[0] += known(none.interval()).contains(0) ? 1 : 0;
            covered[1] += known(harm.hazardRatio()).interval().contains(1.3) ? 1 : 0;
            assertThat(harm.wording() == Wording.ASSOCIATION && known(harm.point()) > 0)
                    .as("harm told as a benefit in run %d", run)
                    .isFalse();
        }

        assertThat(bias[0]).isBetween(-0.05, 0.05);
        assertThat(bias[1]).isBetween(-0.05, 0.05);
        assertThat(covered[0]).isGreaterThanOrEqualTo(34);
        assertThat(covered[1]).isGreaterThanOrEqualTo(34);
    }

    @Test
    void neverSaysMoreThanCannotTellWhenTheIntervalHoldsZero() {
        StudyAnswer answer = answer(2500, 1, 5);

        assertThat(known(answer.interval()).contains(0)).isTrue();
        assertThat(answer.wording()).isEqualTo(Wording.CANNOT_TELL);
        assertThat(answer.sentence()).doesNotContain("reduce").contains("do not tell");
    }

    @Test
    void warnsWhereFewLeaversFewerWouldHaveWithheldTheAnswer() {
        int warned = 0;
        int silent = 0;
        for (int seed = 1; seed <= 12; seed++) {
            StudyAnswer answer = answer(300 + 50 * seed, 1, seed);
            int leavers = Math.min(
                    answer.population().eventsJoined(), answer.population().eventsOthers());
            boolean warns = answer.cautions().stream().anyMatch(c -> c.code().equals("barely-enough-events"));
            boolean answered = answer.wording() != Wording.WITHHELD;
            assertThat(warns).as("%d leavers on one side", leavers).isEqualTo(answered && leavers < 30);
            warned += warns ? 1 : 0;
            silent += answered && !warns ? 1 : 0;
        }
        assertThat(warned).isPositive();
        assertThat(silent).isPositive();
    }

    @Test
    void withholdsEstimatesFromAHandfulOfLeaversButTellsTheirRates() {
        StudyAnswer answer = answer(60, 0.7, 1);

        assertThat(answer.wording()).isEqualTo(Wording.WITHHELD);
        assertThat(answer.hazardRatio()).isNull();
        assertThat(answer.effects()).isEmpty();
        assertThat(answer.point()).isNull();
        assertThat(answer.cautions()).extracting(Caution::code).contains("too-few-events", "self-selection");
        assertThat(answer.rates())
                .allSatisfy(rate -> assertThat(known(rate.interval()).contains(known(rate.per100PersonYears())))
                        .isTrue());
        assertThat(answer.rates())
                .extracting(StudyAnswer.LeavingRate::events)
                .containsExactly(
                        answer.population().eventsJoined(), answer.population().eventsOthers());
    }

    @Test
    void headlineIsTheEffectAtItsHorizonAndFiguresAgree() {
        StudyAnswer answer = answer(3000, 0.7, 8);
        Effect headline = answer.effects().get(1);

        assertThat(answer.horizon()).isEqualTo(headline.horizon()).isEqualTo(365);
        assertThat(answer.point()).isEqualTo(headline.retentionDifference());
        assertThat(answer.interval()).isEqualTo(headline.retentionInterval());
        assertThat(headline.retentionWith() - headline.retentionWithout())
                .isCloseTo(headline.retentionDifference(), within(1e-12));
        assertThat(answer.window()).isEqualTo(new StudyAnswer.Window(0, 1096));
        assertThat(answer.asOf()).isEqualTo(1096);
        assertThat(answer.rates().stream()
                        .mapToDouble(StudyAnswer.LeavingRate::personYears)
                        .sum())
                .isCloseTo(answer.population().personYears(), within(1e-6));
        assertThat(answer.incidence())
                .filteredOn(incidence -> incidence.horizon() == 365)
                .extracting(StudyAnswer.Incidence::cause)
                .containsExactly(1, 2);
        assertThat(known(answer.balance()).largestAfter())
                .isLessThan(known(known(answer.balance()).largestBefore()));
        assertThat(answer.minimumDetectableEffect().events())
                .isEqualTo(
                        answer.population().eventsJoined() + answer.population().eventsOthers());
    }

    @Test
    void anyNumberOfThreadsGivesTheSameAnswer() {
        StudyData whole = Simulated.organisation(1500, 0.7, 9);
        for (StudyData data : List.of(whole, Simulated.withGaps(whole, 1))) {
            List<StudyAnswer> answers = IntStream.of(1, 2, 4)
                    .mapToObj(threads -> RetentionStudy.answer(data, QUICK.withThreads(threads)))
                    .toList();

            assertThat(answers.get(1)).isEqualTo(answers.get(0));
            assertThat(answers.get(2)).isEqualTo(answers.get(0));
            assertThat(answers.get(1)).hasToString(answers.get(0).toString());
        }
    }

    @Test
    void oneStepResamplesComeCloseToRefits() {
        StudyData data = Simulated.organisation(2500, 0.7, 12);
        StudyParameters parameters = StudyParameters.USUAL.withBootstraps(200);

        List<Effect> stepped = RetentionStudy.answer(data, parameters).effects();
        List<Effect> refitted =
                RetentionStudy.answer(data, parameters.refitted()).effects();

        for (int h = 0; h < stepped.size(); h++) {
            var one = stepped.get(h).retentionInterval();
            var other = refitted.get(h).retentionInterval();
            double width = other.upper() - other.lower();
            assertThat(one.lower()).isCloseTo(other.lower(), within(0.02 * width));
            assertThat(one.upper()).isCloseTo(other.upper(), within(0.02 * width));
        }
    }

    @Test
    void gapsAreFilledWithoutInventingABenefit() {
        int runs = 20;
        double away = 0;
        double naive = 0;
        for (int run = 0; run < runs; run++) {
            StudyData whole = Simulated.organisation(2500, 1, 300 + run);
            StudyAnswer complete = RetentionStudy.answer(whole, QUICK);
            StudyAnswer gappy = RetentionStudy.answer(Simulated.withGaps(whole, run), QUICK);
            away += Math.log(known(gappy.hazardRatio()).ratio()
                            / known(complete.hazardRatio()).ratio())
                    / runs;
            naive += known(gappy.naiveDifference()) / runs;
            assertThat(gappy.missingness()).extracting(Missing::covariate).containsExactly("drive", "reason of exit");
            assertThat(gappy.cautions()).extracting(Caution::code).contains("missing");
        }

        assertThat(naive).isGreaterThan(0.1);
        assertThat(away).isBetween(-0.04, 0.04);
    }

    @Test
    void aProgrammeThatSpreadsByUnitIsAlsoComparedBetweenUnits() {
        StudyAnswer helped = RetentionStudy.answer(Simulated.rollOut(12_000, 0.5, 4), QUICK);
        StudyAnswer idle = RetentionStudy.answer(Simulated.rollOut(12_000, 1, 4), QUICK);

        RollOutEffect change = known(helped.rollOut());
        assertThat(change.units()).isEqualTo(12);
        assertThat(change.unitsReached()).isEqualTo(10);
        assertThat(change.interval().upper()).isNegative();
        assertThat(change.preTrend()).isNotEmpty().allSatisfy(lead -> assertThat(lead.quarter())
                .isNegative());
        assertThat(known(idle.rollOut()).interval().contains(0)).isTrue();
        assertThat(answer(2000, 0.7, 1).rollOut()).isNull();
    }

    @Test
    void unitsWithoutPeopleAreNotCountedAsCompared() {
        StudyData data = Simulated.rollOut(6000, 0.5, 4);
        StudyData roomy = new StudyData(
                data.origin(),
                data.entry(),
                data.exit(),
                data.cause(),
                IntStream.of(data.stratum()).map(unit -> unit / 2).toArray(),
                40,
                List.of(),
                List.of(),
                data.participations(),
                data.rollOuts().stream()
                        .map(rollOut -> new StudyData.RollOut(
                                rollOut.stratum() / 2 + (rollOut.stratum() % 2) * 20, rollOut.day()))
                        .toList(),
                List.of());

        StudyAnswer answer = RetentionStudy.answer(roomy, QUICK);

        assertThat(known(answer.rollOut()).units()).isEqualTo(6);
        assertThat(known(answer.rollOut()).unitsReached()).isEqualTo(5);
        assertThat(answer.cautions()).extracting(Caution::code).contains("few-units", "leave-one-out");
        assertThat(answer.leaveOneOut()).isEmpty();
    }

    @Test
    void placesGivenByLotMayBeCalledAnEffect() {
        StudyAnswer answer = RetentionStudy.answer(Simulated.lottery(3000, 0.5, 2), QUICK);

        assertThat(answer.wording()).isEqualTo(Wording.EFFECT);
        assertThat(answer.sentence()).contains("raised");
        assertThat(known(answer.hazardRatio()).interval().contains(0.5)).isTrue();
        assertThat(answer.cautions())
                .extracting(Caution::code)
                .contains("take-up")
                .doesNotContain("self-selection");
        assertThat(answer.effects()).hasSize(3);
    }

    @Test
    void aLotteryWithoutEffectIsNotCalledOne() {
        int told = 0;
        for (int run = 0; run < 40; run++) {
            StudyAnswer answer = RetentionStudy.answer(Simulated.lottery(1500, 1, 50 + run), QUICK);
            told += answer.wording() == Wording.EFFECT ? 1 : 0;
        }

        assertThat(told).isLessThanOrEqualTo(6);
    }

    /** The value, which must be there. */
    private static <T> T known(@Nullable T value) {
        assertThat(value).isNotNull();
        return Objects.requireNonNull(value);
    }
}
