package io.bothways.analytics.statistics.study;

import static org.assertj.core.api.Assertions.assertThat;

import io.bothways.analytics.statistics.CounterRandom;
import io.bothways.analytics.statistics.study.answer.StudyAnswer;
import io.bothways.analytics.statistics.study.answer.StudyAnswer.Caution;
import io.bothways.analytics.statistics.study.answer.StudyAnswer.Missing;
import io.bothways.analytics.statistics.study.data.StudyData;
import io.bothways.analytics.statistics.study.data.StudyData.Covariate;
import io.bothways.analytics.statistics.study.data.StudyData.Draw;
import io.bothways.analytics.statistics.study.data.StudyParameters;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** A lottery's answer when losers try again, and all that it says beside the effect. */
class RepeatedDrawsTest {
    /** Losers of the first lottery who are still there enter the second one. */
    private static List<Draw> again(StudyData data) {
        var random = new CounterRandom(3);
        List<Draw> draws = new ArrayList<>(data.draws());
        for (Draw draw : data.draws()) {
            if (draw.lottery() == 0 && !draw.offered() && data.exit()[draw.subject()] > 200) {
                draws.add(new Draw(draw.subject(), 1, 200, random.below(4, 1, draw.subject()) == 0));
            }
        }
        return draws;
    }

    @Test
    void onlyTheFirstDrawOfEachCounts() {
        StudyData data = Simulated.lottery(1500, 0.7, 4);
        List<Draw> draws = again(data);

        StudyAnswer once = RetentionStudy.answer(data, StudyParameters.USUAL);
        StudyAnswer answer = RetentionStudy.answer(
                Simulated.drawn(data, data.cause(), data.covariates(), draws.reversed()), StudyParameters.USUAL);

        assertThat(answer.population().subjects()).isEqualTo(data.subjects());
        assertThat(answer.effects()).isEqualTo(once.effects());
        assertThat(answer.population().joiners()).isEqualTo(once.population().joiners());
        assertThat(answer.cautions())
                .filteredOn(caution -> caution.code().equals("drawn-again"))
                .extracting(Caution::message)
                .singleElement()
                .asString()
                .startsWith(draws.size() - data.draws().size() + " people");
    }

    @Test
    void aLotteryTellsGapsProportionalityAndHowAlikeChanceMadeTheArms() {
        StudyData data = Simulated.lottery(2000, 0.7, 6);
        var random = new CounterRandom(8);
        int[] cause = data.cause().clone();
        for (int s = 0; s < cause.length; s++) {
            cause[s] = cause[s] == 1 && random.below(5, 1, s) == 0 ? 3 : cause[s];
        }
        double[] drive = IntStream.range(0, cause.length)
                .mapToDouble(s -> random.uniform(2, s))
                .toArray();

        StudyAnswer answer = RetentionStudy.answer(
                Simulated.drawn(data, cause, List.of(new Covariate("drive", drive, 1)), data.draws()),
                StudyParameters.USUAL);

        assertThat(answer.missingness()).extracting(Missing::covariate).containsExactly("reason of exit");
        assertThat(answer.cautions()).extracting(Caution::code).contains("missing");
        assertThat(answer.proportionality()).isNotNull();
        assertThat(Objects.requireNonNull(answer.balance()).covariates()).hasSize(1);
        assertThat(answer.balance().largestAfter()).isBetween(0.0, 0.2);
    }
}
