package io.bothways.matching.explanation;

import static org.assertj.core.api.Assertions.assertThat;

import io.bothways.matching.scoring.People;
import io.bothways.matching.scoring.pool.Participant;
import io.bothways.matching.scoring.pool.Pool;
import io.bothways.matching.scoring.terms.Exchange;
import io.bothways.matching.scoring.terms.Terms;
import io.bothways.matching.scoring.weighing.Weighing;
import io.bothways.matching.solver.Matching;
import io.bothways.matching.solver.plan.Direction;
import io.bothways.matching.solver.plan.Objective;
import io.bothways.matching.solver.plan.Pair;
import io.bothways.matching.solver.plan.Parameters;
import io.bothways.matching.solver.plan.Plan;
import io.bothways.matching.solver.plan.Wishes;
import java.util.List;
import java.util.OptionalLong;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.statistics.Statistics;
import org.junit.jupiter.api.Test;

class InsistingTest {
    private static final Terms TWO_WAY = People.terms(Exchange.TWO_WAY);

    private static Insisting insisting(Plan plan) {
        Set<Wishes.Link> chosen = plan.pairs().stream()
                .flatMap(pair -> pair.directions().stream())
                .filter(Direction::required)
                .map(way -> new Wishes.Link(way.teacherId(), way.learnerId()))
                .collect(Collectors.toSet());
        return new Insisting(plan.prices(), plan.worth().bound() - plan.worth().value(), chosen);
    }

    private static OptionalLong cost(Plan plan, Terms terms, Participant first, Participant second) {
        return insisting(plan).costsAtLeast(terms, first.id(), second.id(), Weighing.of(terms, first, second));
    }

    @Property(tries = 300)
    void whoeverInsistsLosesAtLeastWhatWasSaid(@ForAll long seed) {
        Random random = new Random(seed);
        Terms terms = random.nextBoolean() ? TWO_WAY : People.terms(Exchange.ONE_WAY);
        Objective objective = random.nextBoolean() ? Objective.SCORE : Objective.PARTICIPATION;
        Pool pool = People.pool(random, 2 + random.nextInt(12));
        Plan plan = Matching.plan(pool, new Parameters(objective, terms));

        for (Participant one : pool.people()) {
            for (Participant other : pool.people()) {
                OptionalLong cost = cost(plan, terms, one, other);
                if (cost.isPresent() && hasOneWay(terms, one, other)) {
                    Wishes wishes = new Wishes(List.of(Pair.of(one.id(), other.id())), false, null);
                    Plan insisted = Matching.plan(pool, new Parameters(objective, terms, wishes));
                    assertThat(plan.worth().value() - insisted.worth().value())
                            .isGreaterThanOrEqualTo(cost.getAsLong());
                    Statistics.collect(cost.getAsLong() > 0 ? "costs something" : "may be free");
                }
            }
        }
    }

    /** A lock says nothing of the direction: where a one-way programme allows both, it may take the other one. */
    private static boolean hasOneWay(Terms terms, Participant teacher, Participant learner) {
        Weighing back = Weighing.of(terms, learner, teacher);
        return terms.exchange() == Exchange.TWO_WAY || back.exclusion() != null || back.score() == 0;
    }

    @Test
    void aChosenPairAndAStablePlanHaveNoPrice() {
        Pool pool = People.pool(new Random(7), 60);
        Plan optimal = Matching.plan(pool, new Parameters(Objective.SCORE, TWO_WAY));
        Plan stable = Matching.plan(pool, new Parameters(Objective.STABLE, TWO_WAY));
        assertThat(optimal.pairs()).isNotEmpty();

        for (Participant one : pool.people()) {
            for (Participant other : pool.people()) {
                boolean chosen = optimal.pairs().stream().anyMatch(pair -> Set.of(pair.lower(), pair.higher())
                        .equals(Stream.of(one.id(), other.id()).collect(Collectors.toSet())));
                if (chosen) {
                    assertThat(cost(optimal, TWO_WAY, one, other)).isEmpty();
                }
                assertThat(cost(stable, TWO_WAY, one, other)).isEmpty();
            }
        }
    }
}
