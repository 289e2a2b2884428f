package io.bothways.analytics.partnership;

import io.bothways.analytics.metric.Facts;
import io.bothways.analytics.pair.Pair;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;

/** Each partner's latest answer on satisfaction. */
final class Answers {

    private record Side(UUID pair, UUID person) {}

    private final Map<Side, Integer> latest = new HashMap<>();

    private Answers() {}

    static Answers of(Facts facts) {
        var answers = new Answers();
        // oldest first: a later answer replaces an earlier one
        facts.satisfaction()
                .forEach(score -> answers.latest.put(new Side(score.pair(), score.person()), score.value()));
        return answers;
    }

    /** The scores of the partners who answered: none, one or two. */
    List<Integer> of(Pair pair) {
        return pair.people().stream()
                .map(person -> latest.get(new Side(pair.id(), person)))
                .filter(Objects::nonNull)
                .toList();
    }
}
