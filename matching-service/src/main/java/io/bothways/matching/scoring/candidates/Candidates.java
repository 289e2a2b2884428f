package io.bothways.matching.scoring.candidates;

import io.bothways.matching.scoring.pool.Participant;
import io.bothways.matching.scoring.pool.Pool;
import io.bothways.matching.scoring.terms.Exchange;
import io.bothways.matching.scoring.terms.Terms;
import io.bothways.matching.scoring.weighing.Weighing;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntPredicate;
import java.util.function.LongConsumer;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

/**
 * The pairs that the terms allow, with their scores, in flat order: everybody's best ones, ties to the lower id, and a pair
 * stays when it is among the best of either side, so that people with few candidates keep them all. Two-way: first &lt;
 * second. One-way: first teaches, second learns, and the opposite pair may be there as well. Ordered by (first, second), so
 * the position of a pair is its tie-break by ids.
 *
 * <p>Rows are computed in parallel and put together in order: the result does not depend on the number of threads. Exact up
 * to {@value #EXACT_POOL} people; beyond, each skill of a person is looked up among {@value #POSTINGS} people only, but for
 * people who find few that way: they are shown everybody.
 *
 * <p>Time: a {@link RowSearch row} a person (two in a one-way programme), and O(m log k) to put m pairs together from rows
 * of k. Memory: 8 bytes for each pair kept, and as much again for the rows while they are computed. Against every pair of
 * random pools scored one by one, and by the bench from 1,000 to 1,000,000 people.
 */
public final class Candidates {
    static final int EXACT_POOL = 300_000;
    static final int POSTINGS = 250;
    static final IntPredicate TO_THE_END = percent -> true;
    private static final int INDEX_BITS = 24;
    private static final int SCORE_BITS = 15;
    private static final int GREATEST_POOL = 1 << INDEX_BITS;

    private final long[] packed;

    private Candidates(long[] packed) {
        this.packed = packed;
    }

    /** All pairs that the terms allow. */
    public static Candidates of(Pool pool, Terms terms) {
        return of(pool, terms, Integer.MAX_VALUE);
    }

    /** The {@code best} pairs of each person, and of each hat in a one-way programme. */
    public static Candidates of(Pool pool, Terms terms, int best) {
        return of(pool, terms, best, TO_THE_END);
    }

    /**
     * The same under a watch: {@code goesOn} is asked by the calling thread every few milliseconds, with the percentage that
     * is done.
     *
     * @throws java.util.concurrent.CancellationException once the answer is no
     */
    public static Candidates of(Pool pool, Terms terms, int best, IntPredicate goesOn) {
        CandidateRows.Extent extent =
                CandidateRows.Extent.of(best, best, pool.people().size());
        return CandidateRows.of(pool, terms, extent, goesOn).candidates();
    }

    /** With some pairs more, by their places, as far as terms and seats allow them; in a one-way programme the first teaches. */
    public Candidates with(Pool pool, Terms terms, int[] firsts, int[] seconds) {
        LongStream more = IntStream.range(0, firsts.length)
                .filter(i -> seats(pool.people().get(firsts[i]), pool.people().get(seconds[i]), terms.exchange()))
                .mapToObj(i -> weighed(pool, terms, firsts[i], seconds[i]))
                .flatMapToLong(pair -> pair)
                .filter(pair -> Arrays.binarySearch(packed, pair) < 0);
        return new Candidates(
                LongStream.concat(Arrays.stream(packed), more).sorted().toArray());
    }

    private static boolean seats(Participant first, Participant second, Exchange exchange) {
        boolean forth = first.freeTeaching() > 0 && second.freeLearning() > 0;
        return forth && (exchange == Exchange.ONE_WAY || second.freeTeaching() > 0 && first.freeLearning() > 0);
    }

    /** Empty where the terms do not allow the pair. */
    private static LongStream weighed(Pool pool, Terms terms, int first, int second) {
        Weighing weighing =
                Weighing.of(terms, pool.people().get(first), pool.people().get(second));
        boolean allowed = weighing.enough() && weighing.exclusion() == null;
        return allowed ? LongStream.of(pack(first, second, weighing.score())) : LongStream.empty();
    }

    /** Every pair that is among the best of either side, by its ends. */
    static Candidates of(List<Rows> roles, Exchange exchange, int best) {
        int people = roles.getFirst().keys().length;
        if (people > GREATEST_POOL) {
            throw new IllegalArgumentException("a pool holds at most 16 million people, but there are " + people);
        }
        int[] start = new int[people + 1];
        each(roles, exchange, best, pair -> start[first(pair) + 1]++);
        Arrays.parallelPrefix(start, Integer::sum);
        int[] next = start.clone();
        long[] all = new long[start[people]];
        each(roles, exchange, best, pair -> all[next[first(pair)]++] = pair);
        IntStream.range(0, people).parallel().forEach(person -> Arrays.sort(all, start[person], start[person + 1]));
        int size = 0;
        for (int i = 0; i < all.length; i++) {
            if (i == 0 || all[i] != all[i - 1]) {
                all[size++] = all[i];
            }
        }
        return new Candidates(Arrays.copyOf(all, size));
    }

    private static void each(List<Rows> roles, Exchange exchange, int best, LongConsumer pairs) {
        for (int role = 0; role < roles.size(); role++) {
            Rows rows = roles.get(role);
            for (int person = 0; person < rows.keys().length; person++) {
                long[] keys = rows.keys()[person];
                for (int k = rows.from(person, best); k < keys.length; k++) {
                    int other = Best.other(keys[k]);
                    boolean first = exchange == Exchange.TWO_WAY ? person < other : role > 0;
                    pairs.accept(pack(first ? person : other, first ? other : person, Best.score(keys[k])));
                }
            }
        }
    }

    public int size() {
        return packed.length;
    }

    public int first(int pair) {
        return first(packed[pair]);
    }

    public int second(int pair) {
        return (int) (packed[pair] >>> SCORE_BITS) & (1 << INDEX_BITS) - 1;
    }

    public int score(int pair) {
        return (int) packed[pair] & (1 << SCORE_BITS) - 1;
    }

    private static int first(long pair) {
        return (int) (pair >>> INDEX_BITS + SCORE_BITS);
    }

    private static long pack(int first, int second, int score) {
        return ((long) first << INDEX_BITS | second) << SCORE_BITS | score;
    }
}
