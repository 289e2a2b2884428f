package io.bothways.matching.solver;

import static io.bothways.matching.scoring.Someone.id;
import static org.assertj.core.api.Assertions.assertThat;

import io.bothways.matching.scoring.People;
import io.bothways.matching.scoring.pool.Pool;
import io.bothways.matching.scoring.terms.Exchange;
import io.bothways.matching.scoring.terms.Terms;
import io.bothways.matching.solver.plan.Objective;
import io.bothways.matching.solver.plan.Pair;
import io.bothways.matching.solver.plan.Parameters;
import io.bothways.matching.solver.plan.Wishes;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class InputDigestTest {
    private static final Terms TERMS = People.terms(Exchange.TWO_WAY);
    private static final Pool POOL = People.pool(new Random(1), 9);
    private static final List<Pair> LOCKS = List.of(Pair.of(id(1), id(2)), Pair.of(id(3), id(4)));
    private static final List<Wishes.Link> LINKS =
            List.of(new Wishes.Link(id(1), id(2)), new Wishes.Link(id(4), id(3)));

    private static String digest(Objective objective, Wishes wishes) {
        return InputDigest.of(POOL, new Parameters(objective, TERMS, wishes));
    }

    private static Wishes keeping(List<Wishes.Link> links, int mayBreak) {
        return new Wishes(List.of(), false, new Wishes.Kept(links, mayBreak));
    }

    @Test
    void whateverCanChangeAPlanChangesTheDigest() {
        Pool other = People.pool(new Random(2), 9);

        List<String> digests = Stream.of(
                        digest(Objective.SCORE, Wishes.NONE),
                        digest(Objective.PARTICIPATION, Wishes.NONE),
                        digest(Objective.STABLE, Wishes.NONE),
                        digest(Objective.SCORE, new Wishes(LOCKS, false, null)),
                        digest(Objective.SCORE, new Wishes(LOCKS.subList(0, 1), false, null)),
                        digest(Objective.SCORE, new Wishes(List.of(), true, null)),
                        digest(Objective.SCORE, keeping(List.of(), 0)),
                        digest(Objective.SCORE, keeping(LINKS, 0)),
                        digest(Objective.SCORE, keeping(LINKS, 1)),
                        InputDigest.of(other, new Parameters(Objective.SCORE, TERMS)),
                        InputDigest.of(POOL, new Parameters(Objective.SCORE, People.terms(Exchange.ONE_WAY))))
                .toList();

        assertThat(digests).doesNotHaveDuplicates().allMatch(digest -> digest.matches("[0-9a-f]{64}"));
    }

    @Test
    void theOrderOfWishesDoesNot() {
        List<Wishes.Link> turned = LINKS.reversed();
        assertThat(digest(Objective.SCORE, keeping(turned, 1))).isEqualTo(digest(Objective.SCORE, keeping(LINKS, 1)));
        assertThat(digest(Objective.SCORE, new Wishes(LOCKS.reversed(), false, null)))
                .isEqualTo(digest(Objective.SCORE, new Wishes(LOCKS, false, null)));
    }
}
