package io.bothways.matching.solver;

import static io.bothways.matching.scoring.Someone.id;
import static io.bothways.matching.scoring.Someone.someone;
import static org.assertj.core.api.Assertions.assertThat;

import io.bothways.matching.scoring.People;
import io.bothways.matching.scoring.Someone;
import io.bothways.matching.scoring.candidates.Candidates;
import io.bothways.matching.scoring.pool.Participant;
import io.bothways.matching.scoring.pool.Pool;
import io.bothways.matching.scoring.terms.Exchange;
import io.bothways.matching.scoring.terms.GradeOrder;
import io.bothways.matching.scoring.terms.Terms;
import io.bothways.matching.scoring.weighing.Scores;
import io.bothways.matching.solver.certificate.Proof;
import io.bothways.matching.solver.plan.Objective;
import io.bothways.matching.solver.plan.Pair;
import io.bothways.matching.solver.plan.Parameters;
import io.bothways.matching.solver.plan.Plan;
import io.bothways.matching.solver.plan.Wishes;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.ForkJoinTask;
import java.util.function.IntPredicate;
import java.util.function.IntUnaryOperator;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import net.jqwik.api.Assume;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

/** Whole plans with locks and floors against every choice that holds them, and in numbers. */
class LockedPlansTest {
    private static final Terms TWO_WAY = new Terms(Exchange.TWO_WAY, 1_500, 2, false, false, GradeOrder.ANY, 60);
    private static final int PREMIUM = 20_000;

    /**
     * In a one-way programme a lock on two people who could be joined both ways means the way of the better score, so only
     * such are locked here; the other way stays free to be chosen.
     */
    @Property(tries = 2_000)
    void noChoiceThatHoldsTheLocksIsWorthMore(
            @ForAll long seed,
            @ForAll Exchange exchange,
            @ForAll boolean participation,
            @ForAll @IntRange(max = Parameters.GREATEST_PREMIUM) int premium) {
        Random random = new Random(seed);
        Pool pool = People.pool(random, 2 + random.nextInt(7));
        Terms terms = People.terms(exchange);
        Candidates candidates = Candidates.of(pool, terms);
        Assume.that(candidates.size() > 0 && candidates.size() <= 13);
        int wanted = chosen(random, pool, exchange, candidates);

        Plan plan = Matching.plan(
                pool,
                new Parameters(
                        participation ? Objective.PARTICIPATION : Objective.SCORE,
                        terms,
                        new Wishes(List.of(locks(wanted, pool, candidates)), false, null),
                        premium));

        assertThat(plan.unmetLocks()).isEmpty();
        assertThat(plan.worth().value())
                .isEqualTo(greatest(pool, exchange, candidates, wanted, participation ? premium : 0));
        assertThat(plan.worth().bound()).isEqualTo(plan.worth().value());
        assertThat(plan.worth().proof()).isEqualTo(Proof.EXACT);
    }

    /** The highest floor above which as many people, not hats, can have a partner as without it; then the objective. */
    @Property(tries = 1_500)
    void aRaisedFloorLeavesOutNobodyWhomAnyPlanCouldHave(
            @ForAll long seed, @ForAll Exchange exchange, @ForAll boolean participation) {
        Random random = new Random(seed);
        Pool pool = People.pool(random, 2 + random.nextInt(7));
        Terms terms = People.terms(exchange);
        Candidates candidates = Candidates.of(pool, terms);
        Assume.that(candidates.size() > 0 && candidates.size() <= 9);
        int[] gains = leastGains(pool, exchange, candidates);
        long most = greatest(pool, exchange, candidates, c -> true, c -> 0, 1);
        int floor = IntStream.of(gains)
                .filter(gain -> greatest(pool, exchange, candidates, c -> gains[c] >= gain, c -> 0, 1) == most)
                .max()
                .orElseThrow();

        Plan plan = Matching.plan(
                pool,
                new Parameters(
                        participation ? Objective.PARTICIPATION : Objective.SCORE,
                        terms,
                        new Wishes(List.of(), true, null)));

        assertThat(plan.worth().floor()).isEqualTo(floor);
        assertThat(plan.worth().value())
                .isEqualTo(greatest(
                        pool,
                        exchange,
                        candidates,
                        c -> gains[c] >= floor,
                        candidates::score,
                        participation ? PREMIUM : 0));
        assertThat(plan.worth().proof()).isEqualTo(Proof.EXACT);
    }

    private static int[] leastGains(Pool pool, Exchange exchange, Candidates candidates) {
        return IntStream.range(0, candidates.size())
                .map(c -> {
                    Participant first = pool.people().get(candidates.first(c));
                    Participant second = pool.people().get(candidates.second(c));
                    int given = Scores.gain(first, second).points();
                    int back = Scores.gain(second, first).points();
                    return exchange == Exchange.TWO_WAY ? Math.min(given, back) : given;
                })
                .toArray();
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

    /** So many that only everybody's best candidates are weighed: those must not be people whose last seat a lock took. */
    @Test
    void whoeverTheLocksLeaveOverIsPlannedAsIfTheRestWereNotThere() {
        List<Participant> locked = new ArrayList<>();
        List<Pair> locks = new ArrayList<>();
        for (int i = 1; i <= 3_900; i += 2) {
            locked.add(someone(i).teaching("sql", 4).learning("law", 4).build());
            locked.add(someone(i + 1).teaching("law", 4).learning("sql", 4).build());
            locks.add(Pair.of(id(i), id(i + 1)));
        }
        List<Participant> others = new ArrayList<>();
        for (int i = 3_901; i <= 4_000; i += 2) {
            others.add(someone(i).teaching("sql", 1).learning("law", 4).build());
            others.add(someone(i + 1).teaching("law", 1).learning("sql", 4).build());
        }
        Plan alone = plan(new Pool(others), TWO_WAY, Objective.PARTICIPATION);

        Plan together = plan(
                new Pool(Stream.of(locked, others).flatMap(List::stream).toList()),
                TWO_WAY,
                Objective.PARTICIPATION,
                locks.toArray(Pair[]::new));

        assertThat(alone.pairs()).hasSize(50);
        assertThat(together.pairs()).hasSize(2_000);
        assertThat(together.worth().value() - alone.worth().value()).isEqualTo(1_950 * (10_000L + 2 * PREMIUM));
        assertThat(together.worth().candidates()).isBetween(1_500, 2_500);
        assertThat(together.worth().matchable()).isEqualTo(4_000);
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
    private static int chosen(Random random, Pool pool, Exchange exchange, Candidates candidates) {
        int mask = 0;
        for (int c = 0; c < candidates.size(); c++) {
            int more = mask | 1 << c;
            if (random.nextInt(3) == 0
                    && !hasBetterOpposite(candidates, c)
                    && seated(pool, exchange, candidates, more)) {
                mask = more;
            }
        }
        return mask;
    }

    private static boolean hasBetterOpposite(Candidates candidates, int pair) {
        return IntStream.range(0, candidates.size())
                .filter(c -> candidates.first(c) == candidates.second(pair))
                .filter(c -> candidates.second(c) == candidates.first(pair))
                .anyMatch(c -> c < pair
                        ? candidates.score(c) >= candidates.score(pair)
                        : candidates.score(c) > candidates.score(pair));
    }

    private static Pair[] locks(int mask, Pool pool, Candidates candidates) {
        return chosen(candidates, mask)
                .mapToObj(c -> Pair.of(
                        pool.people().get(candidates.first(c)).id(),
                        pool.people().get(candidates.second(c)).id()))
                .toArray(Pair[]::new);
    }

    private static boolean seated(Pool pool, Exchange exchange, Candidates candidates, int mask) {
        return IntStream.range(0, pool.people().size()).allMatch(i -> {
            Participant person = pool.people().get(i);
            long teaching = chosen(candidates, mask)
                    .filter(c -> candidates.first(c) == i)
                    .count();
            long learning = chosen(candidates, mask)
                    .filter(c -> candidates.second(c) == i)
                    .count();
            return exchange == Exchange.TWO_WAY
                    ? teaching + learning <= Math.min(person.freeTeaching(), person.freeLearning())
                    : teaching <= person.freeTeaching() && learning <= person.freeLearning();
        });
    }

    private static IntStream chosen(Candidates candidates, int mask) {
        return IntStream.range(0, candidates.size()).filter(c -> (mask >> c & 1) == 1);
    }

    private static long greatest(Pool pool, Exchange exchange, Candidates candidates, int locked, int premium) {
        return IntStream.range(0, 1 << candidates.size())
                .filter(mask -> (mask & locked) == locked)
                .mapToLong(mask -> worth(pool, exchange, candidates, mask, candidates::score, premium))
                .max()
                .orElseThrow();
    }

    private static long greatest(
            Pool pool,
            Exchange exchange,
            Candidates candidates,
            IntPredicate open,
            IntUnaryOperator score,
            int premium) {
        return IntStream.range(0, 1 << candidates.size())
                .filter(mask -> chosen(candidates, mask).allMatch(open))
                .mapToLong(mask -> worth(pool, exchange, candidates, mask, score, premium))
                .max()
                .orElseThrow();
    }

    /** Less than nothing where the seats do not suffice. */
    private static long worth(
            Pool pool, Exchange exchange, Candidates candidates, int mask, IntUnaryOperator score, int premium) {
        if (!seated(pool, exchange, candidates, mask)) {
            return -1;
        }
        long people = chosen(candidates, mask)
                .flatMap(c -> IntStream.of(candidates.first(c), candidates.second(c)))
                .distinct()
                .count();
        return chosen(candidates, mask).map(score).asLongStream().sum() + premium * people;
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
