package io.bothways.analytics.statistics.study.data;

import static org.assertj.core.api.Assertions.assertThat;

import io.bothways.analytics.statistics.study.data.StudyData.Varying;
import java.util.List;
import org.junit.jupiter.api.Test;

/** From when a value counts as known. */
class FirstValuesTest {
    @Test
    void aFirstValueAfterEntryIsMissingUntilItsDay() {
        StudyData data = new StudyData(
                new int[2],
                new int[] {10, 10},
                new int[] {100, 100},
                new int[2],
                new int[2],
                1,
                List.of(),
                List.of(new Varying(
                        "pulse", new int[] {0, 0, 1, 1}, new int[] {5, 10, 40, 60}, new double[] {1, 2, 7, 8})),
                List.of());

        Episodes episodes = Episodes.of(data, 365);
        Adjustment adjusted = new Adjustment(episodes);

        assertThat(episodes.baseline[0]).containsExactly(2, Double.NaN);
        assertThat(episodes.current[0]).containsExactly(2, Double.NaN, 7, 8);
        assertThat(episodes.change[0]).containsExactly(0, 0, 0, 1);
        assertThat(adjusted.at(1)).as("baseline, missing, change").containsExactly(2, 1, 0);
        assertThat(adjusted.at(2)).containsExactly(2, 0, 5);
        assertThat(adjusted.at(3)).containsExactly(2, 0, 6);
    }
}
