package io.bothways.matching.scoring.weighing;

import static io.bothways.matching.scoring.Someone.someone;
import static org.assertj.core.api.Assertions.assertThat;

import io.bothways.matching.scoring.People;
import io.bothways.matching.scoring.candidates.Candidates;
import io.bothways.matching.scoring.pool.Participant;
import io.bothways.matching.scoring.pool.Pool;
import io.bothways.matching.scoring.terms.Exchange;
import io.bothways.matching.scoring.terms.FactorCode;
import io.bothways.matching.scoring.terms.Terms;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class WeighingTest {

    @Test
    void eachFactorSaysWhatItTakesOff() {
        Terms terms = People.terms(Exchange.TWO_WAY, Map.of(FactorCode.SHARED_HOURS, 40, FactorCode.ACROSS_UNITS, 10));
        Participant first = someone(1)
                .teaching("sql", 4)
                .learning("coaching", 4)
                .atHours(9, 17)
                .build();
        Participant second = someone(2)
                .teaching("coaching", 4)
                .learning("sql", 4)
                .atHours(13, 21)
                .build();

        Weighing weighing = Weighing.of(terms, first, second);

        assertThat(weighing.gains()).isEqualTo(10_000);
        assertThat(weighing.effects())
                .containsExactly(
                        new FactorEffect(FactorCode.SHARED_HOURS, 40, -2_000),
                        new FactorEffect(FactorCode.ACROSS_UNITS, 10, -800));
        assertThat(weighing.score()).isEqualTo(7_200);
        assertThat(weighing.exclusion()).isNull();
        assertThat(weighing.enough()).isTrue();
    }

    /** 10,000 less 40 per cent of half, and a tenth of the 5,000 that come back: the factors do not touch those. */
    @Test
    void inAOneWayProgrammeFactorsTakeNothingOffWhatIsOptional() {
        Terms terms = People.terms(Exchange.ONE_WAY, Map.of(FactorCode.SHARED_HOURS, 40));
        Participant teacher = someone(1)
                .teaching("sql", 4)
                .learning("coaching", 1)
                .atHours(9, 17)
                .build();
        Participant learner = someone(2)
                .teaching("coaching", 4)
                .learning("sql", 4)
                .atHours(13, 21)
                .build();

        Weighing weighing = Weighing.of(terms, teacher, learner);

        assertThat(weighing.gains()).isEqualTo(10_500);
        assertThat(weighing.effects()).containsExactly(new FactorEffect(FactorCode.SHARED_HOURS, 40, -2_000));
        assertThat(weighing.score()).isEqualTo(8_500);
    }

    @Property(tries = 300)
    void gainsAndEffectsAddUpToTheScoreThatTheCandidateHas(@ForAll long seed) {
        Random random = new Random(seed);
        Exchange exchange = random.nextBoolean() ? Exchange.TWO_WAY : Exchange.ONE_WAY;
        Pool pool = People.pool(random);
        Terms terms = People.terms(exchange, random);
        Candidates candidates = Candidates.of(pool, terms);
        Map<List<Integer>, Integer> scores = new HashMap<>();
        for (int pair = 0; pair < candidates.size(); pair++) {
            scores.put(List.of(candidates.first(pair), candidates.second(pair)), candidates.score(pair));
        }
        for (int first = 0; first < pool.people().size(); first++) {
            for (int second = 0; second < pool.people().size(); second++) {
                Participant one = pool.people().get(first);
                Participant other = pool.people().get(second);
                if (first == second || exchange == Exchange.TWO_WAY && first > second) {
                    continue;
                }
                Weighing weighing = Weighing.of(terms, one, other);
                assertThat(weighing.gains()
                                + weighing.effects().stream()
                                        .mapToInt(FactorEffect::points)
                                        .sum())
                        .isEqualTo(weighing.score());
                boolean seats = exchange == Exchange.TWO_WAY
                        ? bothSeats(one) && bothSeats(other)
                        : one.freeTeaching() > 0 && other.freeLearning() > 0;
                Integer score = scores.get(List.of(first, second));
                assertThat(score != null).isEqualTo(seats && weighing.enough() && weighing.exclusion() == null);
                if (score != null) {
                    assertThat(weighing.score()).isEqualTo(score);
                }
            }
        }
    }

    private static boolean bothSeats(Participant one) {
        return one.freeTeaching() > 0 && one.freeLearning() > 0;
    }
}
