package io.bothways.matching.solver;

import static io.bothways.matching.scoring.Someone.id;
import static io.bothways.matching.scoring.Someone.someone;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.bothways.matching.scoring.Someone;
import io.bothways.matching.scoring.diagnosis.UnmatchedReason;
import io.bothways.matching.scoring.pool.Participant;
import io.bothways.matching.scoring.pool.Pool;
import io.bothways.matching.scoring.terms.Exchange;
import io.bothways.matching.scoring.terms.GradeOrder;
import io.bothways.matching.scoring.terms.Terms;
import io.bothways.matching.solver.plan.Direction;
import io.bothways.matching.solver.plan.Gains;
import io.bothways.matching.solver.plan.Objective;
import io.bothways.matching.solver.plan.Parameters;
import io.bothways.matching.solver.plan.Plan;
import io.bothways.matching.solver.plan.Unmatched;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ExplainingAPlanTest {
    private static final Terms TWO_WAY = new Terms(Exchange.TWO_WAY, 1_500, 2, false, false, GradeOrder.ANY, 60);
    private static final Terms REVERSE =
            new Terms(Exchange.ONE_WAY, 1_500, 2, false, false, GradeOrder.TEACHER_LOWER, 60);

    private static Plan planOf(Terms terms, Someone... people) {
        List<Participant> participants = Stream.of(people).map(Someone::build).toList();
        return Matching.plan(new Pool(participants), new Parameters(Objective.STABLE, terms));
    }

    private static Someone exchanging(int number, String teaches, String wants) {
        return someone(number).teaching(teaches, 4).learning(wants, 4);
    }

    @Test
    void aPairIsExplainedInBothDirections() {
        Plan plan = planOf(TWO_WAY, exchanging(2, "sql", "coaching"), exchanging(1, "coaching", "sql"));

        assertThat(plan.pairs()).singleElement().satisfies(pair -> {
            assertThat(pair.lower()).isEqualTo(id(1));
            assertThat(pair.score()).isEqualTo(10_000);
            assertThat(pair.directions())
                    .extracting(Direction::teacherId, Direction::learnerId, Direction::required)
                    .containsExactly(tuple(id(1), id(2), true), tuple(id(2), id(1), true));
            assertThat(pair.directions().getFirst().gain().skills())
                    .extracting(gain -> gain.skillId())
                    .containsExactly(Someone.skill("coaching"));
        });
        assertThat(plan.unmatched()).isEmpty();
        assertThat(plan.worth().gap()).isZero();
    }

    @Test
    void everybodyLeftHasTheReasonThatIsTrue() {
        Plan plan = planOf(
                TWO_WAY,
                exchanging(1, "sql", "coaching"),
                exchanging(2, "coaching", "sql"),
                exchanging(3, "coaching", "sql"),
                exchanging(4, "sql", "weaving"),
                exchanging(5, "weaving-in-gold", "sql"),
                exchanging(6, "coaching", "sql").seats(0, 1),
                exchanging(7, "singing", "dancing").speaking("fi"),
                exchanging(8, "dancing", "singing").speaking("sv"),
                exchanging(9, "chess", "go").reportingTo(10),
                exchanging(10, "go", "chess"),
                exchanging(11, "wine", "beer").atHours(1, 5),
                exchanging(12, "beer", "wine").atHours(9, 17),
                exchanging(13, "knots", "sails"),
                exchanging(14, "sails", "sql"),
                exchanging(15, "sql", "knots"));

        assertThat(plan.pairs()).hasSize(1);
        assertThat(plan.unmatched())
                .extracting(Unmatched::personId, Unmatched::reason)
                .contains(
                        tuple(id(3), UnmatchedReason.OUTBID),
                        tuple(id(4), UnmatchedReason.NOBODY_TEACHES_IT),
                        tuple(id(5), UnmatchedReason.NOBODY_WANTS_IT),
                        tuple(id(6), UnmatchedReason.SEATS),
                        tuple(id(7), UnmatchedReason.NO_SHARED_LANGUAGE),
                        tuple(id(9), UnmatchedReason.RULE),
                        tuple(id(11), UnmatchedReason.HOURS),
                        tuple(id(13), UnmatchedReason.NO_TWO_WAY_EXCHANGE));
    }

    @Test
    void theGainsOfBothSidesAreToldApartByWhoGainsLess() {
        Plan twoWay = planOf(
                TWO_WAY,
                exchanging(1, "sql", "coaching"),
                exchanging(2, "coaching", "sql").learning("weaving", 4),
                exchanging(3, "knots", "sails"),
                exchanging(4, "sails", "knots").learning("weaving", 4).learning("go", 4));
        Plan oneWay = planOf(
                REVERSE,
                exchanging(1, "sql", "coaching").grade(1),
                exchanging(2, "coaching", "sql").grade(2));

        assertThat(twoWay.worth().weakerSide()).isEqualTo(new Gains(3_333, 3_333));
        assertThat(twoWay.worth().strongerSide()).isEqualTo(new Gains(10_000, 10_000));
        assertThat(oneWay.pairs()).hasSize(1);
        assertThat(oneWay.worth().lowestGain()).isEqualTo(10_000);
        assertThat(oneWay.worth().weakerSide()).isNull();
        assertThat(oneWay.worth().strongerSide()).isNull();
    }

    @Test
    void aPlanSaysWithHowManyCandidatesEverybodyWasWeighed() {
        List<Participant> many = new ArrayList<>();
        many.add(exchanging(1, "sql", "coaching").build());
        many.add(exchanging(2, "coaching", "sql").build());
        for (int i = 3; i <= 3_001; i++) {
            many.add(someone(i).build());
        }
        Pool large = new Pool(many);
        Pool small = new Pool(many.subList(0, 3_000));

        assertThat(eachOf(large, Objective.SCORE)).isEqualTo(30);
        assertThat(eachOf(large, Objective.STABLE)).isNull();
        assertThat(eachOf(small, Objective.SCORE)).isNull();
    }

    private static @Nullable Integer eachOf(Pool pool, Objective objective) {
        return Matching.plan(pool, new Parameters(objective, TWO_WAY)).worth().candidatesEach();
    }

    @Test
    void aGainBelowTheFloorIsNoMatchHoweverMuchTheOtherGains() {
        Someone manyWants = someone(1).teaching("sql", 5).learning("coaching", 1);
        for (int i = 0; i < 9; i++) {
            manyWants.learning("other" + i, 5);
        }

        Plan plan = planOf(TWO_WAY, manyWants, exchanging(2, "coaching", "sql"));

        assertThat(plan.pairs()).isEmpty();
        assertThat(plan.unmatched())
                .extracting(Unmatched::reason)
                .containsExactly(UnmatchedReason.GAIN_TOO_SMALL, UnmatchedReason.GAIN_TOO_SMALL);
    }

    @Test
    void inAReverseProgrammeTheJuniorTeachesAndWhatComesBackIsOptional() {
        Plan plan = planOf(
                REVERSE,
                exchanging(1, "sql", "coaching").grade(4),
                exchanging(2, "coaching", "sql").grade(1));

        assertThat(plan.pairs()).singleElement().satisfies(pair -> {
            assertThat(pair.score()).isEqualTo(11_000);
            assertThat(pair.directions())
                    .extracting(Direction::teacherId, Direction::required)
                    .containsExactlyInAnyOrder(tuple(id(2), true), tuple(id(1), false));
        });
    }

    @Test
    void bothChosenDirectionsOfAOneWayProgrammeAreOnePartnership() {
        Terms flash = new Terms(Exchange.ONE_WAY, 1_500, 2, false, false, GradeOrder.ANY, 0);

        Plan plan = planOf(flash, exchanging(1, "sql", "coaching"), exchanging(2, "coaching", "sql"));

        assertThat(plan.pairs()).singleElement().satisfies(pair -> assertThat(pair.directions())
                .allMatch(Direction::required)
                .hasSize(2));
    }

    @Test
    void theOrderOfThePeopleChangesNothing() {
        Someone[] people = {
            exchanging(3, "sql", "coaching"), exchanging(1, "coaching", "sql"), exchanging(2, "coaching", "sql")
        };
        Someone[] turned = {people[2], people[0], people[1]};

        assertThat(planOf(TWO_WAY, people)).isEqualTo(planOf(TWO_WAY, turned));
    }

    @Test
    void theDigestKnowsEqualPoolsAndAnyDifference() {
        Pool pool = new Pool(List.of(exchanging(1, "sql", "coaching").build()));
        Pool same = new Pool(List.of(exchanging(1, "sql", "coaching").build()));
        Pool fuller =
                new Pool(List.of(exchanging(1, "sql", "coaching").seats(2, 1).build()));

        assertThat(TWO_WAY.digest(pool)).isEqualTo(TWO_WAY.digest(same)).hasSize(64);
        assertThat(TWO_WAY.digest(fuller)).isNotEqualTo(TWO_WAY.digest(pool));
        assertThat(REVERSE.digest(pool)).isNotEqualTo(TWO_WAY.digest(pool));
    }
}
