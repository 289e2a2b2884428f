package io.bothways.local.story.chapter;

import com.fasterxml.jackson.databind.JsonNode;
import io.bothways.local.story.api.Account;
import io.bothways.local.story.api.LongWork;
import io.bothways.local.story.api.Pages;
import io.bothways.local.story.telling.Figures;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** The match run: a stable plan, each pair explained in both directions, each unmatched person with a reason. */
public final class PairsProposed {
    private static final int SHOWN = 2;

    private final Scene scene;

    public PairsProposed(Scene scene) {
        this.scene = scene;
    }

    public String play(Cast cast, Round round, Leavers leavers, Map<String, Skill> skills, Figures figures) {
        leavers.until(Days.MATCHING);
        var coordinator = scene.matching(Account.COORDINATOR);
        coordinator.post(round.cohort() + "/enrolment-closing").expecting(200, 204);
        var accepted = coordinator
                .post(round.cohort() + "/match-runs", Map.of("objective", "stable"))
                .expecting(202);
        String path = "/v1/match-runs/" + accepted.text("id");
        var run = LongWork.finished(
                coordinator, path, Set.of("proposed"), Set.of("failed", "stale"), state -> scene.narrator()
                        .sign("… matching"));
        var pairs = Pages.all(coordinator, path + "/pairs");
        var unmatched = Pages.all(coordinator, path + "/unmatched");
        figures.put("people", run.path("people").asLong());
        figures.put("pairs", pairs.size());
        figures.put("unmatched", unmatched.size());
        figures.expect(!pairs.isEmpty(), "at least one pair");
        figures.putExpecting("blocking pairs", run.path("blockingPairs").asLong(), 0);
        for (JsonNode pair : pairs.subList(0, Math.min(SHOWN, pairs.size()))) {
            scene.narrator().tell("%s", pair.toString());
        }
        Map<String, Long> reasons = new TreeMap<>();
        unmatched.forEach(person -> reasons.merge(person.path("reason").asText("?"), 1L, Long::sum));
        figures.put("unmatched by reason", reasons);
        figures.expect(!reasons.containsKey("?"), "a reason for each unmatched person");
        scene.narrator()
                .tell(
                        "%s",
                        "%,d pairs of %,d people; unmatched %,d: %s"
                                .formatted(pairs.size(), run.path("people").asLong(), unmatched.size(), reasons));
        coordinator.post(path + "/publication").expecting(200, 202, 204);
        scene.clock().settle();
        return accepted.text("id");
    }
}
