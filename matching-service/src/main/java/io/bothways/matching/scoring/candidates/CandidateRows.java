package io.bothways.matching.scoring.candidates;

import io.bothways.matching.scoring.pool.Pool;
import io.bothways.matching.scoring.terms.Exchange;
import io.bothways.matching.scoring.terms.Terms;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;

/**
 * Everybody's best partners and a few to spare: what {@link Candidates} are put together from, kept so that a changed person
 * costs their own row and little else. {@link #after} gives exactly what computing the later pool from its beginning gives:
 * whoever changed, joined or left is taken out of the others' rows, looked up among all, and put into every row that would
 * have them; a row is computed again only when more of its partners left it than it had to spare.
 *
 * <p>Cost of a change: the lists and tables of {@link RowSearch}, O(people), and a row without a limit for each changed
 * person. Memory: 8 bytes for each partner kept, {@value #SPARE} a person more than asked for. Immutable; rows are computed
 * in parallel, and the result does not depend on the number of threads.
 */
public final class CandidateRows {
    /** Enough for a few per cent of a pool to change several times before rows must be computed again. */
    static final int SPARE = 10;

    private static final int ROWS_AT_A_TIME = 64;

    private final Pool pool;
    private final Terms terms;
    private final Extent extent;
    /** Two-way: everybody's partners. One-way: everybody's teachers, then everybody's learners. */
    private final List<Rows> roles;

    private final int computed;

    private CandidateRows(Pool pool, Terms terms, Extent extent, List<Rows> roles, int computed) {
        this.pool = pool;
        this.terms = terms;
        this.extent = extent;
        this.roles = roles;
        this.computed = computed;
    }

    /** How many partners are asked for and kept, and how many people are looked at for one skill of one person. */
    record Extent(int best, int kept, int postings, int threads) {
        static Extent of(int best, int kept, int people) {
            int postings = people > Candidates.EXACT_POOL ? Candidates.POSTINGS : Integer.MAX_VALUE;
            return new Extent(best, kept, postings, Runtime.getRuntime().availableProcessors());
        }

        boolean exact() {
            return postings == Integer.MAX_VALUE;
        }
    }

    /** The rows for the {@code best} pairs of each person, and of each hat in a one-way programme. */
    public static CandidateRows of(Pool pool, Terms terms, int best) {
        int kept = best + Math.min(SPARE, Integer.MAX_VALUE - best);
        return of(pool, terms, Extent.of(best, kept, pool.people().size()), Candidates.TO_THE_END);
    }

    static CandidateRows of(Pool pool, Terms terms, Extent extent, IntPredicate goesOn) {
        int people = pool.people().size();
        List<Rows> roles = empty(terms, people);
        Search search = new Search(pool, terms, extent);
        search.rows(IntStream.range(0, people).toArray(), extent.kept(), goesOn, (role, person, keys) -> roles.get(role)
                .setFound(person, keys, extent.kept()));
        return new CandidateRows(pool, terms, extent, roles, people);
    }

    private static List<Rows> empty(Terms terms, int people) {
        return switch (terms.exchange()) {
            case TWO_WAY -> List.of(Rows.of(people));
            case ONE_WAY -> List.of(Rows.of(people), Rows.of(people));
        };
    }

    public Candidates candidates() {
        return Candidates.of(roles, terms.exchange(), extent.best());
    }

    /**
     * The rows of a pool in which some people changed, joined or left, on the same terms. All rows are computed where more
     * than half of the people are others, and where lists are capped: what a window shows depends on everybody.
     */
    public CandidateRows after(Pool later) {
        int people = later.people().size();
        Extent same = Extent.of(extent.best(), extent.kept(), people);
        Change change = Change.between(pool, later);
        int[] anew = change.anew();
        if (anew.length > people / 2 || !extent.exact() || !same.exact()) {
            return of(later, terms, same, Candidates.TO_THE_END);
        }
        Search search = new Search(later, terms, extent);
        List<Rows> mended = empty(terms, people);
        List<Rows> found = empty(terms, people);
        search.rows(anew, Integer.MAX_VALUE, Candidates.TO_THE_END, (role, person, keys) -> {
            found.get(role).setFound(person, keys, Integer.MAX_VALUE);
            mended.get(role).set(person, keys, Rows.NONE, extent.kept());
        });
        for (int role = 0; role < roles.size(); role++) {
            // whoever is found as a teacher has found a learner
            long[][] seenFromThere = found.get(roles.size() - 1 - role).keys();
            mend(roles.get(role), mended.get(role), new Arrivals(anew, seenFromThere, people), change);
        }
        int[] lacking = IntStream.range(0, people)
                .filter(person -> mended.stream().anyMatch(rows -> rows.mayLack(person, extent.best())))
                .toArray();
        search.rows(lacking, extent.kept(), Candidates.TO_THE_END, (role, person, keys) -> mended.get(role)
                .setFound(person, keys, extent.kept()));
        return new CandidateRows(later, terms, extent, mended, anew.length + lacking.length);
    }

    /** The rows of those who are the same: without those who left, with those who arrive. */
    private void mend(Rows before, Rows after, Arrivals arrivals, Change change) {
        IntStream.range(0, before.keys().length).parallel().forEach(old -> {
            int person = change.stays()[old];
            if (person >= 0) {
                long floor = change.floor(before.floor()[old]);
                long[] keys = arrivals.joined(person, change.kept(before.keys()[old]), floor);
                // now and then only: a row that is cut knows its partners down to the cut alone
                boolean cut = keys.length > 2L * extent.kept();
                after.set(person, keys, floor, cut ? extent.kept() : keys.length);
            }
        });
    }

    /** How many people's rows were computed to get here. */
    int computed() {
        return computed;
    }

    private interface Found {
        void row(int role, int person, long[] keys);
    }

    /** Rows of a pool, by several threads. */
    private static final class Search {
        private final Pool pool;
        private final Terms terms;
        private final SkillIndex index;
        private final Compatibility compatibility;
        private final Extent extent;

        Search(Pool pool, Terms terms, Extent extent) {
            this.pool = pool;
            this.terms = terms;
            this.index = RowSearch.index(pool, terms);
            this.compatibility = new Compatibility(pool, terms);
            this.extent = extent;
        }

        /** The calling thread takes part and asks whether to go on; the others stop when it does. */
        void rows(int[] people, int best, IntPredicate goesOn, Found found) {
            Thread caller = Thread.currentThread();
            AtomicBoolean stopped = new AtomicBoolean();
            AtomicInteger next = new AtomicInteger();
            IntStream.range(0, extent.threads()).parallel().forEach(thread -> {
                RowSearch search = new RowSearch(pool, terms, index, compatibility, best, extent.postings());
                for (int at = next.getAndAdd(ROWS_AT_A_TIME);
                        at < people.length && !stopped.get();
                        at = next.getAndAdd(ROWS_AT_A_TIME)) {
                    if (Thread.currentThread().equals(caller) && !goesOn.test((int) (100L * at / people.length))) {
                        stopped.set(true);
                    }
                    rows(people, at, Math.min(people.length, at + ROWS_AT_A_TIME), search, found);
                }
            });
            if (stopped.get()) {
                throw new CancellationException("scoring was stopped");
            }
        }

        private void rows(int[] people, int from, int to, RowSearch search, Found found) {
            for (int i = from; i < to; i++) {
                found.row(0, people[i], search.teachers(people[i]));
                if (terms.exchange() == Exchange.ONE_WAY) {
                    found.row(1, people[i], search.learners(people[i]));
                }
            }
        }
    }
}
