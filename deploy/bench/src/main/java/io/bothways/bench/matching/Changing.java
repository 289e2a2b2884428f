package io.bothways.bench.matching;

import io.bothways.matching.scoring.candidates.CandidateRows;
import io.bothways.matching.scoring.candidates.Candidates;
import io.bothways.matching.scoring.pool.Participant;
import io.bothways.matching.scoring.pool.Pool;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * What it takes to have the candidates again after some people changed. Whoever is drawn offers what somebody else does,
 * and each tenth leaves; how many times the rows are mended in a row, and whether they then are what computing them all
 * gives, is told too.
 */
final class Changing {
    private static final int LEAVING = 10;
    private static final double TARGET_MS = 0.15;
    private static final int WITH_TARGET = 100_000;

    private final Pool pool;
    private final int best;

    Changing(Pool pool, int best) {
        this.pool = pool;
        this.best = best;
    }

    void compare(int people, Figures figures) {
        CandidateRows rows = CandidateRows.of(pool, Scoring.TERMS, best);
        Pool afterOne = changed(1);
        Pool afterAll = changed(people);
        Timed<CandidateRows> one = Timed.of(2, 5, () -> rows.after(afterOne));
        Timed<CandidateRows> all = Timed.of(2, 5, () -> rows.after(afterAll));
        boolean same = same(all.result().candidates(), Candidates.of(afterAll, Scoring.TERMS, best));
        figures.told("one person changed", Figures.text(one.wallMs(), "ms"), "wall, new tables of the pool included");
        figures.told(people + " changed", Figures.text(all.wallMs(), "ms"), "wall");
        if (people > 1) {
            Double target = pool.people().size() == WITH_TARGET ? TARGET_MS : null;
            figures.atMost(
                    "each person more", (all.cpuMs() - one.cpuMs()) / (people - 1), target, "ms", "CPU of all threads");
        }
        figures.holds("candidates after it", same, same ? "the same" : "OTHERS", "the same", "as all rows anew give");
    }

    private Pool changed(int people) {
        Random random = new Random(1);
        List<Participant> changed = new ArrayList<>(pool.people());
        for (int i = 1; i <= people && !changed.isEmpty(); i++) {
            int who = random.nextInt(changed.size());
            if (i % LEAVING == 0) {
                changed.remove(who);
            } else {
                Participant other =
                        pool.people().get(random.nextInt(pool.people().size()));
                changed.set(who, changed.get(who).withOffers(other.offers()));
            }
        }
        return new Pool(changed);
    }

    private static boolean same(Candidates some, Candidates others) {
        boolean same = some.size() == others.size();
        for (int pair = 0; same && pair < some.size(); pair++) {
            same = some.first(pair) == others.first(pair)
                    && some.second(pair) == others.second(pair)
                    && some.score(pair) == others.score(pair);
        }
        return same;
    }
}
