package io.bothways.analytics.statistics.study;

import static org.assertj.core.api.Assertions.assertThat;

import io.bothways.analytics.statistics.CounterRandom;
import io.bothways.analytics.statistics.study.StudyAnswer.Caution;
import io.bothways.analytics.statistics.study.StudyAnswer.Wording;
import java.util.List;
import java.util.Objects;
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
        assertThat(answer.naiveDifference())
                .isGreaterThan(answer.effects().get(1).retentionDifference() + 0.05);
        assertThat(answer.cautions()).extracting(Caution::code).contains("self-selection");
        assertThat(answer.eValue()).isGreaterThan(1);
    }

    @Test
    void neverSaysMoreThanCannotTellWhenTheIntervalHoldsZero() {
        StudyAnswer answer = answer(2500, 1, 5);

        assertThat(answer.effects()).isNotEmpty();
        assertThat(answer.effects().get(1).retentionInterval().contains(0)).isTrue();
        assertThat(answer.wording()).isEqualTo(Wording.CANNOT_TELL);
        assertThat(answer.sentence()).doesNotContain("reduce").contains("do not tell");
    }

    @Test
    void withholdsEstimatesFromAHandfulOfLeavers() {
        StudyAnswer answer = answer(60, 0.7, 1);

        assertThat(answer.wording()).isEqualTo(Wording.WITHHELD);
        assertThat(answer.hazardRatio()).isNull();
        assertThat(answer.effects()).isEmpty();
        assertThat(answer.cautions()).extracting(Caution::code).contains("too-few-events", "self-selection");
    }

    @Test
    void anyNumberOfThreadsGivesTheSameAnswer() {
        StudyData data = Simulated.organisation(1500, 0.7, 9);
        List<StudyAnswer> answers = List.of(1, 2, 4).stream()
                .map(threads -> RetentionStudy.answer(data, threaded(threads)))
                .toList();

        assertThat(answers.get(1)).isEqualTo(answers.get(0));
        assertThat(answers.get(2)).isEqualTo(answers.get(0));
    }

    private static StudyParameters threaded(int threads) {
        StudyParameters p = QUICK;
        return new StudyParameters(
                p.horizons(),
                p.waningAfter(),
                p.bootstraps(),
                p.level(),
                p.caliper(),
                p.neighbours(),
                p.minimumEvents(),
                p.eventsPerCoefficient(),
                p.checkLimit(),
                threads,
                p.seed());
    }

    @Test
    void placesGivenByLotMayBeCalledAnEffect() {
        int n = 1200;
        double[] days = new double[n];
        int[] cause = new int[n];
        boolean[] offered = new boolean[n];
        var random = new CounterRandom(2);
        for (int i = 0; i < n; i++) {
            offered[i] = random.below(2, 0, i) == 0;
            double leave = -Math.log(1 - random.uniform(1, i)) / (offered[i] ? 0.0006 : 0.0014);
            days[i] = Math.min(800, Math.ceil(leave));
            cause[i] = leave < 800 ? 1 : 0;
        }

        Lottery lottery = Lottery.answer(days, cause, offered, new int[n], QUICK);

        assertThat(lottery.wording()).isEqualTo(Wording.EFFECT);
        assertThat(known(lottery.hazardRatio()).interval().contains(0.43)).isTrue();
    }

    /** The value, which must be there. */
    private static <T> T known(@Nullable T value) {
        assertThat(value).isNotNull();
        return Objects.requireNonNull(value);
    }
}
