package io.bothways.analytics.statistics.study;

import static org.assertj.core.api.Assertions.assertThat;

import io.bothways.analytics.statistics.CounterRandom;
import io.bothways.analytics.statistics.study.answer.StudyAnswer;
import io.bothways.analytics.statistics.study.answer.StudyAnswer.Caution;
import io.bothways.analytics.statistics.study.answer.StudyAnswer.Wording;
import io.bothways.analytics.statistics.study.data.StudyData;
import io.bothways.analytics.statistics.study.data.StudyData.Participation;
import io.bothways.analytics.statistics.study.data.StudyData.Varying;
import io.bothways.analytics.statistics.study.data.StudyParameters;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** From when somebody counts as having joined, and from when a value counts as known. */
class TimeSinceJoiningTest {
    private static final StudyParameters QUICK = StudyParameters.USUAL.withBootstraps(16);

    /** A third had joined long before observation began; the early period after joining was over for all of them. */
    private static StudyData longJoined() {
        StudyData data = Simulated.organisation(2500, 0.8, 21);
        var random = new CounterRandom(21);
        List<Participation> before = IntStream.range(0, data.subjects())
                .filter(s -> data.origin()[s] < 0 && random.below(3, 1, s) == 0)
                .mapToObj(s -> new Participation(s, data.entry()[s] - 500, 0, -1))
                .toList();
        return with(data, List.of(), before);
    }

    private static StudyData with(StudyData data, List<Varying> changes, List<Participation> participations) {
        return Simulated.with(data, data.covariates(), changes, participations);
    }

    @Test
    void whoeverJoinedLongBeforeObservationIsInTheLatePeriodFromTheStart() {
        StudyAnswer answer = RetentionStudy.answer(longJoined(), QUICK);

        assertThat(answer.hazardRatio()).isNotNull();
        assertThat(answer.earlyRatio()).isNull();
        assertThat(answer.lateRatio()).isNotNull();
    }

    @Test
    void whoeverNobodySawJoiningIsNotInTheHeadlineNorMatchedAndThatIsTold() {
        StudyData data = longJoined();

        StudyAnswer answer = RetentionStudy.answer(data, QUICK);

        assertThat(answer.effects()).isEmpty();
        assertThat(answer.matched()).isNull();
        assertThat(answer.landmarks()).isEmpty();
        assertThat(answer.wording()).isEqualTo(Wording.CANNOT_TELL);
        assertThat(answer.population().joiners())
                .isEqualTo(data.participations().size());
        assertThat(answer.cautions())
                .filteredOn(caution -> caution.code().equals("joined-before"))
                .extracting(Caution::message)
                .singleElement()
                .asString()
                .startsWith(data.participations().size() + " people");
    }

    @Test
    void theEffectSinceJoiningIsFoundThoughManyHadJoinedBefore() {
        double[] early = new double[2];
        int runs = 8;
        for (int run = 0; run < runs; run++) {
            StudyAnswer answer = RetentionStudy.answer(waning(6000, run), QUICK);
            early[0] += Math.log(Objects.requireNonNull(answer.earlyRatio()).ratio()) / runs;
            early[1] += Math.log(Objects.requireNonNull(answer.lateRatio()).ratio()) / runs;
            assertThat(answer.waning()).isTrue();
        }

        assertThat(early[0]).isBetween(Math.log(0.5) - 0.1, Math.log(0.5) + 0.1);
        assertThat(early[1]).isBetween(-0.1, 0.1);
    }

    /** Joining halves the hazard for a year; two thirds of the joiners did so in the two years before observation began. */
    private static StudyData waning(int n, long seed) {
        var random = new CounterRandom(900 + seed);
        int[] exit = new int[n];
        int[] cause = new int[n];
        List<Participation> participations = new ArrayList<>();
        for (int s = 0; s < n; s++) {
            int kind = random.below(6, 1, s);
            int join = kind == 0 ? 30 + random.below(600, 2, s) : kind < 3 ? -random.below(730, 2, s) : 10_000;
            double need = -Math.log(1 - random.uniform(3, s));
            double leave = 0;
            for (double[] piece : new double[][] {{join, 1}, {join + 365.0, 0.5}, {1e9, 1}}) {
                double hazard = 0.0008 * piece[1];
                double until = Math.max(leave, piece[0]);
                if (need < hazard * (until - leave)) {
                    leave += need / hazard;
                    break;
                }
                need -= hazard * (until - leave);
                leave = until;
            }
            exit[s] = (int) Math.min(1096, Math.max(1, Math.ceil(leave)));
            cause[s] = leave < 1096 ? 1 : 0;
            if (join < exit[s]) {
                participations.add(new Participation(s, join, 0, -1));
            }
        }
        int[] origin = new int[n];
        Arrays.fill(origin, -1000);
        return new StudyData(origin, new int[n], exit, cause, new int[n], 1, List.of(), List.of(), participations);
    }

    @Test
    void valuesDatedAfterLeavingSayNothing() {
        StudyData data = Simulated.organisation(1200, 0.8, 22);

        StudyAnswer none = RetentionStudy.answer(with(data, List.of(pulse(data, 0)), data.participations()), QUICK);
        StudyAnswer telling = RetentionStudy.answer(with(data, List.of(pulse(data, 9)), data.participations()), QUICK);

        assertThat(telling).isEqualTo(none);
    }

    /** One value for each, ten days after leaving, which would give the leavers away. */
    private static Varying pulse(StudyData data, double leavers) {
        int n = data.subjects();
        return new Varying(
                "pulse",
                IntStream.range(0, n).toArray(),
                Arrays.stream(data.exit()).map(day -> day + 10).toArray(),
                Arrays.stream(data.cause())
                        .mapToDouble(c -> c == 1 ? leavers : 1)
                        .toArray());
    }

    @Test
    void havingTakenPartIsNeverLeftAndTheFirstParticipationCounts() {
        StudyData data = Simulated.organisation(1500, 0.7, 23);
        List<Participation> again = new ArrayList<>();
        for (Participation first : data.participations()) {
            again.add(first);
            again.add(new Participation(first.subject(), first.start() + 90, 1 - first.mode(), -1));
        }

        StudyAnswer once = RetentionStudy.answer(data, QUICK);
        StudyAnswer twice = RetentionStudy.answer(with(data, List.of(), again), QUICK);

        assertThat(twice).isEqualTo(once);
        assertThat(once.byMode()).hasSize(2);
    }
}
