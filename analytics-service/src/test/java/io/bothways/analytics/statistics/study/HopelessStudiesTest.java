package io.bothways.analytics.statistics.study;

import static org.assertj.core.api.Assertions.assertThat;

import io.bothways.analytics.statistics.study.answer.StudyAnswer;
import io.bothways.analytics.statistics.study.answer.StudyAnswer.Wording;
import io.bothways.analytics.statistics.study.data.StudyData;
import io.bothways.analytics.statistics.study.data.StudyParameters;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Studies of next to nobody, with every gate but one event open: no exception, no number out of thin air. */
class HopelessStudiesTest {
    private static final StudyParameters EAGER =
            new StudyParameters(List.of(182, 365), 365, 16, false, 0.95, 0.5, 3, 1, 10, 2, 100_000, 1, null, 1);

    @Test
    void nobodyIsAWithheldStudy() {
        StudyData nobody = new StudyData(
                new int[0], new int[0], new int[0], new int[0], new int[0], 1, List.of(), List.of(), List.of());

        StudyAnswer answer = RetentionStudy.answer(nobody, StudyParameters.USUAL);

        assertThat(answer.wording()).isEqualTo(Wording.WITHHELD);
        assertThat(answer.point()).isNull();
        assertThat(answer.toString()).doesNotContain("NaN");
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 5, 8, 12, 20, 30})
    void aHandfulIsAnsweredWithoutANumberThatIsNone(int subjects) {
        for (int seed = 1; seed <= 6; seed++) {
            StudyData plain = Simulated.organisation(subjects, 0.7, seed);
            List<StudyData> studies =
                    List.of(plain, Simulated.withGaps(plain, seed), Simulated.lottery(subjects, 0.7, seed));
            for (StudyData study : studies) {
                StudyAnswer answer = RetentionStudy.answer(study, EAGER);

                assertThat(answer.toString())
                        .as("%s subjects, seed %s", subjects, seed)
                        .doesNotContain("NaN");
            }
        }
    }
}
