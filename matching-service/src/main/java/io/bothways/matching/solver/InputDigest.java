package io.bothways.matching.solver;

import io.bothways.matching.scoring.pool.CanonicalForm;
import io.bothways.matching.scoring.pool.Ids;
import io.bothways.matching.scoring.pool.Pool;
import io.bothways.matching.solver.plan.Parameters;
import io.bothways.matching.solver.plan.Wishes;
import java.util.Comparator;
import java.util.List;

/**
 * SHA-256 of all that a plan depends on beside the algorithm: the pool with its terms, the objective with its premium, how
 * many candidates each person is weighed with, and every wish. What is wished twice, or in another order, is the same wish.
 */
public final class InputDigest {
    private InputDigest() {}

    public static String of(Pool pool, Parameters parameters) {
        CanonicalForm form = new CanonicalForm();
        form.text(parameters.terms().digest(pool));
        form.text(parameters.objective().name());
        form.number(Matching.premium(parameters));
        form.number(Matching.candidatesEach(pool, parameters));
        Wishes wishes = parameters.wishes();
        form.number(wishes.locked().size());
        wishes.locked().forEach(pair -> {
            form.id(pair.lower());
            form.id(pair.higher());
        });
        form.flag(wishes.floorRaised());
        Wishes.Kept kept = wishes.kept();
        form.flag(kept != null);
        if (kept != null) {
            form.number(kept.mayBreak());
            form.number(kept.links().size());
            inOrder(kept.links()).forEach(link -> {
                form.id(link.teacherId());
                form.id(link.learnerId());
            });
        }
        return form.sha256();
    }

    private static List<Wishes.Link> inOrder(List<Wishes.Link> links) {
        return links.stream()
                .sorted(Comparator.comparing(Wishes.Link::teacherId, Ids.ORDER)
                        .thenComparing(Wishes.Link::learnerId, Ids.ORDER))
                .toList();
    }
}
