package io.bothways.matching.solver;

import static io.bothways.matching.scoring.Someone.id;
import static io.bothways.matching.scoring.Someone.someone;
import static org.assertj.core.api.Assertions.assertThat;

import io.bothways.matching.scoring.Candidates;
import io.bothways.matching.scoring.Exchange;
import io.bothways.matching.scoring.GradeOrder;
import io.bothways.matching.scoring.Participant;
import io.bothways.matching.scoring.People;
import io.bothways.matching.scoring.Pool;
import io.bothways.matching.scoring.Someone;
import io.bothways.matching.scoring.Terms;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.ForkJoinTask;
import java.util.stream.IntStream;
import net.jqwik.api.Assume;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

/** Whole plans with locks against every choice that holds the locks, and in numbers. */
class LockedPlansTest {
    private static final Terms TWO_WAY = new Terms(Exchange.TWO_WAY, 1_500, 2, false, false, GradeOrder.ANY, 60);
    private static final int PREMIUM = 20_000;

    /** In a one-way programme two people may be joined both ways, and a lock may mean either: so one way here. */
    @Property(tries = 1_500)
    void noChoiceThatHoldsTheLocksIsWorthMore(@ForAll long seed, @ForAll boolean participation) {
        Random random = new Random(seed);
        Pool pool = People.pool(random, 2 + random.nextInt(7));
        Terms terms = People.terms(Exchange.TWO_WAY);
        Candidates candidates = Candidates.of(pool, terms);
        Assume.that(candidates.size() > 0 && candidates.size() <= 14);
        int wanted = chosen(random, pool, candidates);

        Plan plan = plan(
                pool,
                terms,
                participation ? Objective.PARTICIPATION : Objective.SCORE,
                locks(wanted, pool, candidates));

        assertThat(plan.unmetLocks()).isEmpty();
        assertThat(plan.worth().value()).isEqualTo(greatest(pool, candidates, wanted, participation ? PREMIUM : 0));
        assertThat(plan.worth().bound()).isEqualTo(plan.worth().value());
        assertThat(plan.worth().proof()).isEqualTo(Proof.EXACT);
    }

    @Test
    void aHundredThousandLocksAreAllMet() {
        List<Participant> people = new ArrayList<>();
        List<Pair> locks = new ArrayList<>();
        for (int circle = 0; circle < 1_000; circle++) {
            for (int i = 0; i < 20; i++) {
                String teaches = (i < 10 ? "law " : "art ") + circle;
                String learns = (i < 10 ? "art " : "law ") + circle;
                people.add(someone(20 * circle + i + 1)
                        .teaching(teaches, 4)
                        .learning(learns, 4)
                        .seats(10, 10)
                        .build());
            }
            for (int pair = 0; pair < 100; pair++) {
                locks.add(Pair.of(id(20 * circle + pair / 10 + 1), id(20 * circle + 10 + pair % 10 + 1)));
            }
        }

        Plan plan = plan(new Pool(people), TWO_WAY, Objective.PARTICIPATION, locks.toArray(Pair[]::new));

        assertThat(plan.unmetLocks()).isEmpty();
        assertThat(plan.pairs()).hasSize(100_000);
        assertThat(plan.worth().bound()).isEqualTo(plan.worth().value());
    }

    /** Other ids, and so another order in everything: only among equals may another pair be chosen. */
    @Property(tries = 100)
    void newIdsForThePeopleChangeNothingOfItsWorth(@ForAll long seed, @ForAll Exchange exchange) {
        Pool pool = People.pool(new Random(seed), 12);
        Terms terms = People.terms(exchange);

        Plan plan = plan(pool, terms, Objective.PARTICIPATION);
        Plan renamed = plan(
                new Pool(pool.people().stream().map(LockedPlansTest::renamed).toList()),
                terms,
                Objective.PARTICIPATION);

        assertThat(renamed.worth().value()).isEqualTo(plan.worth().value());
        assertThat(renamed.worth().score()).isEqualTo(plan.worth().score());
        assertThat(renamed.worth().candidates()).isEqualTo(plan.worth().candidates());
        assertThat(renamed.worth().matchable()).isEqualTo(plan.worth().matchable());
        assertThat(renamed.unmatched()).hasSameSizeAs(plan.unmatched());
    }

    /** So many that only everybody's best candidates are weighed. */
    @Test
    void aLargePoolIsTheSameAgainWithAnyNumberOfThreads() throws Exception {
        Random random = new Random(4);
        List<Participant> people = new ArrayList<>();
        for (int i = 1; i <= 3_200; i++) {
            Someone person = someone(i).seats(1 + random.nextInt(2), 1 + random.nextInt(2));
            random.ints(0, 400).distinct().limit(8).forEach(skill -> {
                if (random.nextBoolean()) {
                    person.teaching("skill " + skill, 1 + random.nextInt(5));
                } else {
                    person.learning("skill " + skill, 1 + random.nextInt(5), 1 + random.nextInt(3));
                }
            });
            people.add(person.build());
        }
        Pool pool = new Pool(people);

        Parameters parameters = new Parameters(Objective.PARTICIPATION, People.terms(Exchange.TWO_WAY));

        Plan once = Matching.plan(pool, parameters);

        assertThat(once.pairs()).hasSizeGreaterThan(300);
        for (int threads : new int[] {1, 2, 4}) {
            try (ForkJoinPool several = new ForkJoinPool(threads)) {
                ForkJoinTask<Plan> again = several.submit(() -> Matching.plan(pool, parameters));
                assertThat(again.get()).isEqualTo(once);
            }
        }
    }

    private static Plan plan(Pool pool, Terms terms, Objective objective, Pair... locked) {
        return Matching.plan(pool, new Parameters(objective, terms, new Wishes(List.of(locked), false, null)));
    }

    /** Random candidates for which the seats suffice, as a mask. */
    private static int chosen(Random random, Pool pool, Candidates candidates) {
        int mask = 0;
        for (int c = 0; c < candidates.size(); c++) {
            int more = mask | 1 << c;
            if (random.nextInt(3) == 0 && seated(pool, candidates, more)) {
                mask = more;
            }
        }
        return mask;
    }

    private static Pair[] locks(int mask, Pool pool, Candidates candidates) {
        return IntStream.range(0, candidates.size())
                .filter(c -> (mask >> c & 1) == 1)
                .mapToObj(c -> Pair.of(
                        pool.people().get(candidates.first(c)).id(),
                        pool.people().get(candidates.second(c)).id()))
                .toArray(Pair[]::new);
    }

    private static boolean seated(Pool pool, Candidates candidates, int mask) {
        int[] partners = partners(pool, candidates, mask);
        return IntStream.range(0, partners.length).allMatch(i -> {
            Participant person = pool.people().get(i);
            return partners[i] <= Math.min(person.freeTeaching(), person.freeLearning());
        });
    }

    private static int[] partners(Pool pool, Candidates candidates, int mask) {
        int[] partners = new int[pool.people().size()];
        for (int c = 0; c < candidates.size(); c++) {
            partners[candidates.first(c)] += mask >> c & 1;
            partners[candidates.second(c)] += mask >> c & 1;
        }
        return partners;
    }

    private static long greatest(Pool pool, Candidates candidates, int locked, int premium) {
        long best = 0;
        for (int mask = 0; mask < 1 << candidates.size(); mask++) {
            if ((mask & locked) == locked && seated(pool, candidates, mask)) {
                int choice = mask;
                long score = IntStream.range(0, candidates.size())
                        .filter(c -> (choice >> c & 1) == 1)
                        .mapToLong(candidates::score)
                        .sum();
                long people = Arrays.stream(partners(pool, candidates, mask))
                        .filter(count -> count > 0)
                        .count();
                best = Math.max(best, score + premium * people);
            }
        }
        return best;
    }

    private static UUID renamed(UUID id) {
        return new UUID(id.getMostSignificantBits(), id.getLeastSignificantBits() ^ 0x5);
    }

    private static List<UUID> renamed(List<UUID> ids) {
        return ids.stream().map(LockedPlansTest::renamed).toList();
    }

    private static Participant renamed(Participant person) {
        return new Participant(
                renamed(person.id()),
                person.offers(),
                person.wants(),
                person.freeTeaching(),
                person.freeLearning(),
                renamed(person.managers()),
                person.grade(),
                person.unit(),
                person.languages(),
                person.hours(),
                renamed(person.formerPartners()),
                person.site(),
                renamed(person.forbidden()),
                renamed(person.proposedBefore()),
                person.standing());
    }
}
