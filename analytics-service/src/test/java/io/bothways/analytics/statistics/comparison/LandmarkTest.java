package io.bothways.analytics.statistics.comparison;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.bothways.analytics.statistics.InvalidRow;
import io.bothways.analytics.statistics.survival.Observations;
import org.junit.jupiter.api.Test;

class LandmarkTest {
    /** Subject 1 joins on day 100 and leaves on day 300, subject 2 leaves before day 90, subject 3 comes after it. */
    private static final Observations ROWS = Observations.between(
            new double[] {0, 100, 0, 95, 0}, new double[] {100, 300, 80, 200, 150}, new int[] {0, 1, 1, 1, 0});

    private static final int[] SUBJECT = {1, 1, 2, 3, 4};

    @Test
    void whoIsThereIsFollowedToTheEnd() {
        Landmark landmark = Landmark.at(ROWS, SUBJECT, 90);
        double[] treated = {0, 1, 0, 0, 1};

        assertThat(landmark.subjects()).isEqualTo(2);
        assertThat(landmark.rows().starts()).containsExactly(90, 100, 90);
        assertThat(landmark.rows().stops()).containsExactly(100, 300, 150);
        assertThat(landmark.rows().causes()).containsExactly(0, 1, 0);
        assertThat(landmark.spread(treated)).containsExactly(0, 1, 1);
        assertThat(landmark.frozen(treated)).containsExactly(0, 0, 1);
    }

    @Test
    void rowsWithoutSubjectsStandForThemselves() {
        Landmark landmark = Landmark.at(ROWS, null, 90);

        assertThat(landmark.rows().stops()).containsExactly(100, 150);
        assertThat(landmark.source(1)).isEqualTo(4);
    }

    @Test
    void aSubjectIsAtOnePlaceAtATime() {
        assertThatThrownBy(() -> Landmark.at(ROWS, new int[] {1, 1, 2, 3, 1}, 90))
                .isInstanceOfSatisfying(
                        InvalidRow.class, refused -> assertThat(refused.row()).isEqualTo(4));
    }
}
