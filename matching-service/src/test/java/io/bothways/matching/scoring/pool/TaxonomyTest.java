package io.bothways.matching.scoring.pool;

import static io.bothways.matching.scoring.Someone.skill;
import static io.bothways.matching.scoring.Someone.someone;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.bothways.matching.scoring.Someone;
import io.bothways.matching.scoring.weighing.Gain;
import io.bothways.matching.scoring.weighing.Scores;
import io.bothways.matching.scoring.weighing.SkillGain;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Databases contain sql and indexing; sql contains window functions. */
class TaxonomyTest {
    private static final Map<UUID, List<UUID>> BROADER = Map.of(
            skill("sql"), List.of(skill("databases")),
            skill("indexing"), List.of(skill("databases")),
            skill("windows"), List.of(skill("sql")));
    private static final List<UUID> ALL = Stream.of("databases", "sql", "indexing", "windows", "law")
            .map(Someone::skill)
            .toList();
    private static final Closeness CLOSENESS = new Closeness(75, 50, 25);

    private static Taxonomy taxonomy(Closeness closeness) {
        return new Taxonomy(BROADER, closeness, ALL);
    }

    @Test
    void whatIsOneStepAwayIsClose() {
        assertThat(taxonomy(CLOSENESS).near(skill("sql")))
                .containsExactlyInAnyOrder(
                        new Near(skill("windows"), 75),
                        new Near(skill("databases"), 50),
                        new Near(skill("indexing"), 25));
        assertThat(taxonomy(CLOSENESS).near(skill("law"))).isEmpty();
        assertThat(taxonomy(CLOSENESS).near(skill("never heard of"))).isEmpty();
    }

    @Test
    void whatCountsNothingOrNobodyOffersIsNotClose() {
        assertThat(taxonomy(new Closeness(75, 0, 0)).near(skill("sql")))
                .containsExactly(new Near(skill("windows"), 75));
        assertThat(new Taxonomy(BROADER, CLOSENESS, List.of(skill("sql"))).near(skill("indexing")))
                .containsExactly(new Near(skill("sql"), 25));
    }

    @Test
    void ofTwoRelationsTheCloserHolds() {
        Map<UUID, List<UUID>> both =
                Map.of(skill("a"), List.of(skill("top"), skill("b")), skill("b"), List.of(skill("top")));

        assertThat(new Taxonomy(both, CLOSENESS, List.of(skill("a"), skill("b"))).near(skill("b")))
                .containsExactly(new Near(skill("a"), 75));
    }

    @Test
    void aWantIsMetThroughTheSkillThatBringsMost() {
        Participant learner =
                someone(1).learning("sql", 4, 2, taxonomy(CLOSENESS)).build();

        Gain narrower = Scores.gain(someone(2).teaching("windows", 5).build(), learner);
        Gain both =
                Scores.gain(someone(2).teaching("windows", 5).teaching("sql", 1).build(), learner);
        Gain exact =
                Scores.gain(someone(2).teaching("windows", 5).teaching("sql", 2).build(), learner);

        assertThat(narrower.points()).isEqualTo(7_500);
        assertThat(narrower.skills()).containsExactly(new SkillGain(skill("sql"), 0, 4, 2, skill("windows"), 75));
        assertThat(both.points()).isEqualTo(7_500);
        assertThat(exact.points()).isEqualTo(10_000);
        assertThat(exact.skills()).containsExactly(new SkillGain(skill("sql"), 0, 2, 2));
    }

    @Test
    void whatTheLearnerMastersOfTheCloseSkillIsNotGainedAgain() {
        Participant learner = someone(1)
                .teaching("windows", 3)
                .learning("sql", 4, 2, taxonomy(CLOSENESS))
                .build();

        assertThat(Scores.gain(someone(2).teaching("windows", 5).build(), learner)
                        .points())
                .isEqualTo(3_750);
        assertThat(Scores.gain(someone(2).teaching("windows", 3).build(), learner)
                        .points())
                .isZero();
    }

    @Test
    void aWantKnowsEachCloseSkillOnceAndInOrder() {
        Near near = new Near(skill("windows"), 75);

        assertThatThrownBy(() -> new Want(skill("sql"), 3, 1, List.of(near, near)))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Want(skill("windows"), 3, 1, List.of(near)))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
