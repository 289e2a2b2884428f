package io.bothways.matching.scoring.weighing;

import static io.bothways.matching.scoring.Someone.someone;
import static org.assertj.core.api.Assertions.assertThat;

import io.bothways.matching.scoring.Someone;
import io.bothways.matching.scoring.pool.Hours;
import io.bothways.matching.scoring.pool.Participant;
import org.junit.jupiter.api.Test;

class ScoringAPairTest {
    @Test
    void twoLevelsOfTheOnlyWantAreTheWholeGain() {
        Participant teacher = someone(1).teaching("sql", 4).build();
        Participant learner = someone(2).learning("sql", 4).build();

        Gain gain = Scores.gain(teacher, learner);

        assertThat(gain.points()).isEqualTo(10_000);
        assertThat(gain.skills()).containsExactly(new SkillGain(Someone.skill("sql"), 0, 4, 2));
    }

    @Test
    void theTargetLevelAndTheLearnersOwnLevelBoundTheGain() {
        Participant teacher = someone(1).teaching("sql", 5).build();
        Participant learner = someone(2).teaching("sql", 2).learning("sql", 3).build();

        assertThat(Scores.gain(teacher, learner).points()).isEqualTo(5_000);
        assertThat(Scores.gain(learner, teacher).points()).isZero();
    }

    @Test
    void prioritiesWeighTheWants() {
        Participant teacher = someone(1).teaching("sql", 5).build();
        Participant learner =
                someone(2).learning("sql", 5, 3).learning("coaching", 3, 1).build();

        assertThat(Scores.gain(teacher, learner).points()).isEqualTo(7_500);
    }

    @Test
    void aLopsidedPairLosesByTheHarmonicMean() {
        assertThat(Scores.mutual(5_000, 5_000)).isEqualTo(5_000);
        assertThat(Scores.mutual(9_000, 1_000)).isEqualTo(1_800);
        assertThat(Scores.mutual(10_000, 0)).isZero();
        assertThat(Scores.mutual(0, 0)).isZero();
    }

    @Test
    void aOneWayPairCountsATenthOfWhatComesBack() {
        assertThat(Scores.bonus(4_000)).isEqualTo(400);
    }

    @Test
    void hoursOverMidnightAreShared() {
        Hours asia = new Hours(22 * 60, 6 * 60);
        Hours europe = new Hours(5 * 60, 13 * 60);

        assertThat(asia.sharedMinutes(europe)).isEqualTo(60);
        assertThat(europe.sharedMinutes(asia)).isEqualTo(60);
        assertThat(asia.sharedMinutes(asia)).isEqualTo(8 * 60);
    }
}
