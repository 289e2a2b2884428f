package io.bothways.matching.scoring.candidates;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.bothways.matching.scoring.People;
import io.bothways.matching.scoring.Someone;
import io.bothways.matching.scoring.pool.Hours;
import io.bothways.matching.scoring.pool.Participant;
import io.bothways.matching.scoring.pool.Pool;
import io.bothways.matching.scoring.terms.Exchange;
import io.bothways.matching.scoring.terms.Factor;
import io.bothways.matching.scoring.terms.FactorCode;
import io.bothways.matching.scoring.terms.FormerPartners;
import io.bothways.matching.scoring.terms.GradeOrder;
import io.bothways.matching.scoring.terms.Preferences;
import io.bothways.matching.scoring.terms.Terms;
import io.bothways.matching.scoring.weighing.Scores;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeSet;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ForkJoinPool;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

/** The index against every pair of a pool scored one by one. */
class CandidatesTest {
    record Pair(int first, int second, int score) {}

    @Property(tries = 300)
    void allPairsThatTheTermsAllow(@ForAll long seed, @ForAll Exchange exchange) {
        Pool pool = People.pool(new Random(seed));
        Terms terms = People.terms(exchange);

        assertThat(pairs(Candidates.of(pool, terms))).isEqualTo(scoredOneByOne(pool, terms));
    }

    @Property(tries = 300)
    void theBestOfEitherSideStay(
            @ForAll long seed, @ForAll Exchange exchange, @ForAll @IntRange(min = 1, max = 4) int best) {
        Pool pool = People.pool(new Random(seed));
        Terms terms = People.terms(exchange);

        List<Pair> kept = pairs(Candidates.of(pool, terms, best));

        assertThat(kept).isEqualTo(bestOfEitherSide(scoredOneByOne(pool, terms), exchange, best));
    }

    @Property(tries = 300)
    void everyKindOfRuleIsAsked(@ForAll long seed, @ForAll Exchange exchange) {
        Random random = new Random(seed);
        Pool pool = People.pool(random);
        GradeOrder[] orders =
                exchange == Exchange.ONE_WAY ? GradeOrder.values() : new GradeOrder[] {GradeOrder.ANY, GradeOrder.SAME};
        Terms terms = new Terms(
                exchange,
                1 + random.nextInt(3_000),
                random.nextInt(3),
                random.nextBoolean(),
                random.nextBoolean(),
                orders[random.nextInt(orders.length)],
                60 * random.nextInt(8),
                new Preferences(
                        Map.of(FactorCode.SHARED_HOURS, 1 + random.nextInt(100), FactorCode.LANGUAGES, 50),
                        0,
                        FormerPartners.values()[random.nextInt(3)]));

        assertThat(pairs(Candidates.of(pool, terms))).isEqualTo(scoredOneByOne(pool, terms));
    }

    /** So many different working hours that they are compared pair by pair and not in a table. */
    @Property(tries = 3)
    void manyDifferentHoursChangeNothing(@ForAll long seed, @ForAll Exchange exchange) {
        Random random = new Random(seed);
        List<Participant> people = new ArrayList<>();
        for (int i = 1; i <= 450; i++) {
            people.add(Someone.someone(i)
                    .teaching(i % 2 == 0 ? "sql" : "sales", 4)
                    .learning(i % 2 == 0 ? "sales" : "sql", 4)
                    .speaking(random.nextBoolean() ? "en" : "de", "fr")
                    .at(new Hours(i, 700 + random.nextInt(400)))
                    .build());
        }
        Pool pool = new Pool(people);
        Terms terms = People.terms(exchange);

        assertThat(pairs(Candidates.of(pool, terms))).isEqualTo(scoredOneByOne(pool, terms));
    }

    @Property(tries = 300)
    void aPairFoundThroughAWindowIsScoredInFullAndOnce(
            @ForAll long seed, @ForAll Exchange exchange, @ForAll @IntRange(min = 1, max = 3) int window) {
        Pool pool = People.pool(new Random(seed), 20);
        Terms terms = People.terms(exchange);

        List<Pair> found = pairs(candidates(pool, terms, 4, window, 1));

        assertThat(found).doesNotHaveDuplicates().isSubsetOf(scoredOneByOne(pool, terms));
    }

    /** A quarter of those asked for are few: whoever has fewer keeps them all, however narrow the window. */
    @Property(tries = 300)
    void whoeverHasFewCandidatesKeepsThemWhole(
            @ForAll long seed, @ForAll Exchange exchange, @ForAll @IntRange(min = 1, max = 3) int window) {
        Pool pool = People.pool(new Random(seed), 20);
        Terms terms = People.terms(exchange);
        List<Pair> all = scoredOneByOne(pool, terms);

        List<Pair> found = pairs(candidates(pool, terms, 16, window, 1));

        for (int person = 0; person < 20; person++) {
            int who = person;
            List<Pair> asFirst =
                    all.stream().filter(pair -> pair.first() == who).toList();
            List<Pair> asSecond =
                    all.stream().filter(pair -> pair.second() == who).toList();
            boolean few = exchange == Exchange.TWO_WAY
                    ? asFirst.size() + asSecond.size() < 4
                    : Math.max(asFirst.size(), asSecond.size()) < 4;
            if (few) {
                assertThat(found).containsAll(asFirst).containsAll(asSecond);
            }
        }
        assertThat(all.size()).isGreaterThanOrEqualTo(found.size());
    }

    @Property(tries = 6)
    void anyNumberOfThreadsFindsTheSame(@ForAll long seed, @ForAll Exchange exchange, @ForAll boolean capped)
            throws Exception {
        Pool pool = People.pool(new Random(seed), 2_000);
        Terms terms = People.terms(exchange);
        int window = capped ? 20 : Integer.MAX_VALUE;
        List<Pair> byOne = pairs(candidates(pool, terms, 10, window, 1));

        for (int threads : List.of(2, 4)) {
            try (ForkJoinPool several = new ForkJoinPool(threads)) {
                Candidates found = several.submit(() -> candidates(pool, terms, 10, window, threads))
                        .get();
                assertThat(pairs(found)).isEqualTo(byOne);
            }
        }
    }

    @Test
    void whoStopsItGetsNothing() {
        Pool pool = People.pool(new Random(5), 2_000);
        Terms terms = People.terms(Exchange.TWO_WAY);
        List<Integer> told = new ArrayList<>();

        assertThatExceptionOfType(CancellationException.class)
                .isThrownBy(() -> Candidates.of(pool, terms, 10, percent -> {
                    told.add(percent);
                    return told.size() < 3;
                }));
        assertThat(told).hasSize(3).isSorted().allMatch(percent -> percent < 100);
    }

    private static Candidates candidates(Pool pool, Terms terms, int best, int postings, int threads) {
        return CandidateRows.of(
                        pool, terms, new CandidateRows.Extent(best, best, postings, threads), Candidates.TO_THE_END)
                .candidates();
    }

    static List<Pair> pairs(Candidates candidates) {
        List<Pair> pairs = new ArrayList<>();
        for (int i = 0; i < candidates.size(); i++) {
            pairs.add(new Pair(candidates.first(i), candidates.second(i), candidates.score(i)));
        }
        return pairs;
    }

    private static List<Pair> scoredOneByOne(Pool pool, Terms terms) {
        List<Pair> pairs = new ArrayList<>();
        List<Participant> people = pool.people();
        for (int a = 0; a < people.size(); a++) {
            for (int b = 0; b < people.size(); b++) {
                boolean possible = terms.exchange() == Exchange.TWO_WAY ? a < b : a != b;
                if (possible) {
                    int score = score(people.get(a), people.get(b), terms);
                    if (score >= 0) {
                        pairs.add(new Pair(a, b, score));
                    }
                }
            }
        }
        return pairs;
    }

    /** −1 when the terms do not allow the pair. */
    private static int score(Participant first, Participant second, Terms terms) {
        int forward = Scores.gain(first, second).points();
        int back = Scores.gain(second, first).points();
        boolean twoWay = terms.exchange() == Exchange.TWO_WAY;
        boolean seats = first.freeTeaching() > 0
                && second.freeLearning() > 0
                && (!twoWay || first.freeLearning() > 0 && second.freeTeaching() > 0);
        boolean gains = forward >= terms.minimumGain() && (!twoWay || back >= terms.minimumGain());
        if (!seats || !gains || Terms.excluded(terms.rules(), first, second).isPresent()) {
            return -1;
        }
        // the required gains times the factors; what is optional adds a tenth of itself, whatever the factors say
        int required = twoWay ? 2 * forward * back / (forward + back) : forward;
        for (Factor factor : terms.factors()) {
            int lost = factor.weight() * (840 - factor.fit().of(first, second));
            required = required * (84_000 - lost) / 84_000;
        }
        return twoWay ? required : required + back / 10;
    }

    private static List<Pair> bestOfEitherSide(List<Pair> all, Exchange exchange, int best) {
        Comparator<Pair> order = Comparator.comparingInt(Pair::first).thenComparingInt(Pair::second);
        TreeSet<Pair> kept = new TreeSet<>(order);
        for (int person = 0; person < 20; person++) {
            int who = person;
            List<Pair> asFirst =
                    all.stream().filter(pair -> pair.first() == who).toList();
            List<Pair> asSecond =
                    all.stream().filter(pair -> pair.second() == who).toList();
            if (exchange == Exchange.TWO_WAY) {
                List<Pair> both = new ArrayList<>(asFirst);
                both.addAll(asSecond);
                kept.addAll(best(both, who, best));
            } else {
                kept.addAll(best(asFirst, who, best));
                kept.addAll(best(asSecond, who, best));
            }
        }
        return List.copyOf(kept);
    }

    private static List<Pair> best(List<Pair> pairs, int who, int best) {
        return pairs.stream()
                .sorted(Comparator.comparingInt(Pair::score)
                        .reversed()
                        .thenComparingInt(pair -> pair.first() == who ? pair.second() : pair.first()))
                .limit(best)
                .toList();
    }
}
