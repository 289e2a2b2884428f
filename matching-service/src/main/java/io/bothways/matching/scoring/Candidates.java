package io.bothways.matching.scoring;

import java.util.Arrays;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;

/**
 * The pairs that the terms allow, with their scores, in flat order: everybody's best ones, ties to the lower id, and a pair
 * stays when it is among the best of either side, so that people with few candidates keep them all. Two-way: first &lt;
 * second. One-way: first teaches, second learns, and the opposite pair may be there as well. Ordered by (first, second), so
 * the position of a pair is its tie-break by ids.
 *
 * <p>Rows are computed in parallel and put together in order: the result does not depend on the number of threads. Exact up
 * to {@value #EXACT_POOL} people; beyond, each skill of a person is looked up among {@value #POSTINGS} people only.
 */
public final class Candidates {
    static final int EXACT_POOL = 300_000;
    static final int POSTINGS = 250;
    private static final int ROWS_AT_A_TIME = 512;
    private static final int INDEX_BITS = 24;
    private static final int SCORE_BITS = 15;

    private static final long[] NO_PAIRS = {};

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
        int limit = pool.people().size() > EXACT_POOL ? POSTINGS : Integer.MAX_VALUE;
        return of(pool, terms, best, limit, Runtime.getRuntime().availableProcessors());
    }

    static Candidates of(Pool pool, Terms terms, int best, int postingLimit, int threads) {
        int people = pool.people().size();
        if (people >= 1 << INDEX_BITS) {
            throw new IllegalArgumentException("a pool holds at most 16 million people, but there are " + people);
        }
        SkillIndex index = RowSearch.index(pool, terms, postingLimit);
        Compatibility compatibility = new Compatibility(pool, terms);
        long[][] blocks = new long[Math.ceilDiv(people, ROWS_AT_A_TIME)][];
        AtomicInteger next = new AtomicInteger();
        IntStream.range(0, threads).parallel().forEach(thread -> {
            RowSearch search = new RowSearch(pool, terms, index, compatibility, best);
            for (int block = next.getAndIncrement(); block < blocks.length; block = next.getAndIncrement()) {
                int from = block * ROWS_AT_A_TIME;
                blocks[block] = rows(search, terms.exchange(), from, Math.min(people, from + ROWS_AT_A_TIME));
            }
        });
        return new Candidates(inOrder(blocks, people));
    }

    private static long[] rows(RowSearch search, Exchange exchange, int from, int to) {
        Pairs pairs = new Pairs();
        for (int person = from; person < to; person++) {
            pairs.add(person, exchange, search.teachers(person), false);
            if (exchange == Exchange.ONE_WAY) {
                pairs.add(person, exchange, search.learners(person), true);
            }
        }
        return pairs.packed();
    }

    /** All pairs by their ends, each once. Empties the blocks. */
    private static long[] inOrder(long[][] blocks, int people) {
        int[] start = new int[people + 1];
        for (long[] block : blocks) {
            for (long pair : block) {
                start[first(pair) + 1]++;
            }
        }
        Arrays.parallelPrefix(start, Integer::sum);
        int[] next = start.clone();
        long[] all = new long[start[people]];
        for (int b = 0; b < blocks.length; b++) {
            for (long pair : blocks[b]) {
                all[next[first(pair)]++] = pair;
            }
            blocks[b] = NO_PAIRS;
        }
        IntStream.range(0, people).parallel().forEach(person -> Arrays.sort(all, start[person], start[person + 1]));
        int size = 0;
        for (int i = 0; i < all.length; i++) {
            if (i == 0 || all[i] != all[i - 1]) {
                all[size++] = all[i];
            }
        }
        return Arrays.copyOf(all, size);
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

    /** The pairs of some rows as they come. */
    private static final class Pairs {
        private long[] packed = new long[1024];
        private int size;

        long[] packed() {
            return Arrays.copyOf(packed, size);
        }

        void add(int person, Exchange exchange, long[] keys, boolean teaches) {
            if (size + keys.length > packed.length) {
                packed = Arrays.copyOf(packed, Math.max(2 * size, size + keys.length));
            }
            for (long key : keys) {
                int other = Best.other(key);
                boolean first = exchange == Exchange.TWO_WAY ? person < other : teaches;
                packed[size++] = pack(first ? person : other, first ? other : person, Best.score(key));
            }
        }
    }
}
