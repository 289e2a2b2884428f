package io.bothways.matching.scoring.candidates;

import static io.bothways.matching.scoring.Someone.id;
import static io.bothways.matching.scoring.Someone.someone;
import static io.bothways.matching.scoring.candidates.CandidatesTest.pairs;
import static org.assertj.core.api.Assertions.assertThat;

import io.bothways.matching.scoring.People;
import io.bothways.matching.scoring.pool.Participant;
import io.bothways.matching.scoring.pool.Pool;
import io.bothways.matching.scoring.terms.Exchange;
import io.bothways.matching.scoring.terms.GradeOrder;
import io.bothways.matching.scoring.terms.Terms;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

/** Mended rows against those of a pool that is computed from its beginning. */
class CandidateRowsTest {
    private static final int ALL = Integer.MAX_VALUE;

    @Property(tries = 500)
    void mendedRowsGiveWhatAFullComputationGives(
            @ForAll long seed,
            @ForAll Exchange exchange,
            @ForAll @IntRange(min = 1, max = 4) int best,
            @ForAll @IntRange(max = 3) int spare) {
        Random random = new Random(seed);
        Terms terms = People.terms(exchange);
        Pool pool = People.pool(random, 30);
        CandidateRows rows = CandidateRows.of(pool, terms, extent(best, best + spare), Candidates.TO_THE_END);

        for (int change = 0; change < 5; change++) {
            pool = changed(pool, random, 1 + random.nextInt(10));
            rows = rows.after(pool);

            assertThat(pairs(rows.candidates())).isEqualTo(pairs(Candidates.of(pool, terms, best)));
        }
    }

    @Property(tries = 100)
    void soDoRowsThatHoldEverybody(@ForAll long seed, @ForAll Exchange exchange) {
        Random random = new Random(seed);
        Terms terms = People.terms(exchange);
        Pool pool = People.pool(random, 20);
        Pool later = changed(pool, random, 4);

        CandidateRows rows = CandidateRows.of(pool, terms, ALL).after(later);

        assertThat(pairs(rows.candidates())).isEqualTo(pairs(Candidates.of(later, terms)));
    }

    /** Everybody is worth the same to everybody, so that only ids decide who is among the best. */
    @Property(tries = 100)
    void tiesGoToTheLowerIdStill(@ForAll long seed, @ForAll @IntRange(min = 1, max = 5) int best) {
        Random random = new Random(seed);
        Terms terms = new Terms(Exchange.TWO_WAY, 1_500, 2, false, false, GradeOrder.ANY, 60);
        List<Participant> people = new ArrayList<>(alike(40));
        CandidateRows rows = CandidateRows.of(new Pool(people), terms, extent(best, best + 2), Candidates.TO_THE_END);

        for (int change = 0; change < 10; change++) {
            people.removeIf(any -> random.nextInt(8) == 0);
            alike(40).stream()
                    .filter(person -> random.nextInt(8) == 0 && !people.contains(person))
                    .forEach(people::add);
            rows = rows.after(new Pool(people));

            assertThat(pairs(rows.candidates())).isEqualTo(pairs(Candidates.of(new Pool(people), terms, best)));
        }
    }

    @Test
    void aChangedPersonCostsTheirOwnRowAlone() {
        Terms terms = People.terms(Exchange.TWO_WAY);
        Random random = new Random(1);
        Pool pool = People.pool(random, 2_000);
        Pool later = changed(pool, random, 3);
        Change change = Change.between(pool, later);

        CandidateRows rows = CandidateRows.of(pool, terms, 30).after(later);

        assertThat(change.anew().length).isBetween(1, 3);
        assertThat(rows.computed()).isEqualTo(change.anew().length);
        assertThat(pairs(rows.candidates())).isEqualTo(pairs(Candidates.of(later, terms, 30)));
    }

    @Test
    void aRowIsComputedAgainWhenMoreLeftItThanItHadToSpare() {
        Terms terms = new Terms(Exchange.TWO_WAY, 1_500, 2, false, false, GradeOrder.ANY, 60);
        CandidateRows rows = CandidateRows.of(new Pool(alike(100)), terms, extent(4, 6), Candidates.TO_THE_END);
        List<Participant> oneLess = alike(100);
        oneLess.remove(0);
        List<Participant> fewer = oneLess.subList(4, oneLess.size());

        assertThat(rows.after(new Pool(oneLess)).computed()).isZero();
        assertThat(rows.after(new Pool(fewer)).computed()).isPositive();
    }

    @Test
    void wherePeopleStandInTheLaterPool() {
        Pool before = new Pool(List.of(
                someone(2).build(),
                someone(4).build(),
                someone(6).build(),
                someone(8).build()));
        Pool after = new Pool(List.of(
                someone(3).build(),
                someone(4).grade(3).build(),
                someone(8).build(),
                someone(9).build()));

        Change change = Change.between(before, after);

        assertThat(change.stays()).containsExactly(-1, -1, -1, 2);
        assertThat(change.place()).containsExactly(-1, 1, 1, 2);
        assertThat(change.anew()).containsExactly(0, 1, 3);
        assertThat(id(2)).isLessThan(id(3));
    }

    private static CandidateRows.Extent extent(int best, int kept) {
        return new CandidateRows.Extent(best, kept, ALL, 2);
    }

    private static List<Participant> alike(int size) {
        return new ArrayList<>(IntStream.rangeClosed(1, size)
                .mapToObj(i -> someone(i)
                        .teaching(i % 2 == 0 ? "sql" : "sales", 4)
                        .learning(i % 2 == 0 ? "sales" : "sql", 4)
                        .build())
                .toList());
    }

    /** At most so many leave, join or become somebody else. */
    private static Pool changed(Pool pool, Random random, int most) {
        List<Participant> people = new ArrayList<>(pool.people());
        int known = people.size() + 3;
        for (int i = 0; i < most; i++) {
            Participant other = People.pool(random, known).people().get(random.nextInt(known));
            people.removeIf(person -> person.id().equals(other.id()));
            if (random.nextInt(3) > 0) {
                people.add(other);
            }
        }
        return new Pool(people);
    }
}
