package io.bothways.matching.scoring;

import java.util.Arrays;
import java.util.List;
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
        int people = pool.people().size();
        if (people >= 1 << INDEX_BITS) {
            throw new IllegalArgumentException("a pool holds at most 16 million people, but there are " + people);
        }
        SkillIndex index = people > EXACT_POOL ? new SkillIndex(pool, POSTINGS) : new SkillIndex(pool);
        int blocks = Math.ceilDiv(people, ROWS_AT_A_TIME);
        long[] all = IntStream.range(0, blocks)
                .parallel()
                .mapToObj(block -> {
                    Rows rows = new Rows(pool, terms, index, best);
                    int end = Math.min(people, (block + 1) * ROWS_AT_A_TIME);
                    for (int person = block * ROWS_AT_A_TIME; person < end; person++) {
                        rows.add(person);
                    }
                    return rows.packed();
                })
                .flatMapToLong(Arrays::stream)
                .toArray();
        Arrays.parallelSort(all);
        int size = 0;
        for (int i = 0; i < all.length; i++) {
            if (i == 0 || all[i] != all[i - 1]) {
                all[size++] = all[i];
            }
        }
        return new Candidates(Arrays.copyOf(all, size));
    }

    public int size() {
        return packed.length;
    }

    public int first(int pair) {
        return (int) (packed[pair] >>> INDEX_BITS + SCORE_BITS);
    }

    public int second(int pair) {
        return (int) (packed[pair] >>> SCORE_BITS) & (1 << INDEX_BITS) - 1;
    }

    public int score(int pair) {
        return (int) packed[pair] & (1 << SCORE_BITS) - 1;
    }

    private static long pack(int first, int second, int score) {
        return ((long) first << INDEX_BITS | second) << SCORE_BITS | score;
    }

    /** The rows of some people, by one thread. */
    private static final class Rows {
        private final List<Participant> people;
        private final Terms terms;
        private final List<Rule> rules;
        private final List<Factor> factors;
        private final SkillIndex.Scan scan;
        private final Best best;
        private long[] packed = new long[1024];
        private int size;

        Rows(Pool pool, Terms terms, SkillIndex index, int best) {
            this.people = pool.people();
            this.terms = terms;
            this.rules = terms.rules();
            this.factors = terms.factors();
            this.scan = index.scan();
            this.best = new Best(best);
        }

        long[] packed() {
            return Arrays.copyOf(packed, size);
        }

        void add(int person) {
            Participant self = people.get(person);
            switch (terms.exchange()) {
                case TWO_WAY -> {
                    if (self.freeTeaching() > 0 && self.freeLearning() > 0) {
                        addTwoWay(person, self);
                    }
                }
                case ONE_WAY -> {
                    if (self.freeLearning() > 0) {
                        addTeachers(person, self);
                    }
                    if (self.freeTeaching() > 0) {
                        addLearners(person, self);
                    }
                }
            }
        }

        private void addTwoWay(int person, Participant self) {
            scan.teachersOf(person, terms.minimumGain());
            scan.teacher(person);
            for (int t = 0; t < scan.size(); t++) {
                int other = scan.person(t);
                Participant partner = people.get(other);
                if (partner.freeTeaching() > 0 && partner.freeLearning() > 0) {
                    int back = scan.gainFromTeacher(other);
                    if (back >= terms.minimumGain()) {
                        offer(other, Scores.mutual(scan.points(t), back), self, partner);
                    }
                }
            }
            scan.done(person);
            best.each((other, score) -> keep(Math.min(person, other), Math.max(person, other), score));
        }

        private void addTeachers(int learner, Participant self) {
            scan.teachersOf(learner, terms.minimumGain());
            scan.teacher(learner);
            for (int t = 0; t < scan.size(); t++) {
                int teacher = scan.person(t);
                if (people.get(teacher).freeTeaching() > 0) {
                    int score = Scores.oneWay(scan.points(t), scan.gainFromTeacher(teacher));
                    offer(teacher, score, people.get(teacher), self);
                }
            }
            scan.done(learner);
            best.each((teacher, score) -> keep(teacher, learner, score));
        }

        private void addLearners(int teacher, Participant self) {
            scan.learnersOf(teacher, terms.minimumGain());
            for (int t = 0; t < scan.size(); t++) {
                int learner = scan.person(t);
                if (people.get(learner).freeLearning() > 0) {
                    scan.teacher(learner);
                    int score = Scores.oneWay(scan.points(t), scan.gainFromTeacher(teacher));
                    scan.done(learner);
                    offer(learner, score, self, people.get(learner));
                }
            }
            best.each((learner, score) -> keep(teacher, learner, score));
        }

        private void offer(int other, int gains, Participant first, Participant second) {
            int score = gains;
            for (Factor factor : factors) {
                score = factor.apply(score, first, second);
            }
            // the rules are asked last: most pairs are not good enough to need them
            if (best.wants(score, other) && Terms.excluded(rules, first, second).isEmpty()) {
                best.add(score, other);
            }
        }

        private void keep(int first, int second, int score) {
            if (size == packed.length) {
                packed = Arrays.copyOf(packed, 2 * size);
            }
            packed[size++] = pack(first, second, score);
        }
    }

    /** The best so many of a row: a min-heap of score and, among equals, the higher index first to go. */
    private static final class Best {
        private final int limit;
        private long[] heap = new long[64];
        private int size;

        Best(int limit) {
            this.limit = limit;
        }

        private static long key(int score, int other) {
            return (long) score << 32 | Integer.MAX_VALUE - other;
        }

        boolean wants(int score, int other) {
            return size < limit || key(score, other) > heap[0];
        }

        void add(int score, int other) {
            long key = key(score, other);
            if (size == limit) {
                sink(key);
                return;
            }
            if (size == heap.length) {
                heap = Arrays.copyOf(heap, 2 * size);
            }
            int at = size++;
            while (at > 0 && heap[(at - 1) / 2] > key) {
                heap[at] = heap[(at - 1) / 2];
                at = (at - 1) / 2;
            }
            heap[at] = key;
        }

        private void sink(long key) {
            int at = 0;
            while (2 * at + 1 < size) {
                int child = 2 * at + 1;
                if (child + 1 < size && heap[child + 1] < heap[child]) {
                    child++;
                }
                if (heap[child] >= key) {
                    break;
                }
                heap[at] = heap[child];
                at = child;
            }
            heap[at] = key;
        }

        void each(Visitor visitor) {
            for (int i = 0; i < size; i++) {
                visitor.visit(Integer.MAX_VALUE - (int) heap[i], (int) (heap[i] >> 32));
            }
            size = 0;
        }

        @FunctionalInterface
        interface Visitor {
            void visit(int other, int score);
        }
    }
}
