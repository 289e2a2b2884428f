package io.bothways.local.story.chapter.matching;

import com.fasterxml.jackson.databind.JsonNode;
import io.bothways.local.story.api.Account;
import io.bothways.local.story.api.LongWork;
import io.bothways.local.story.api.Pages;
import io.bothways.local.story.chapter.Cast;
import io.bothways.local.story.chapter.Days;
import io.bothways.local.story.chapter.Round;
import io.bothways.local.story.chapter.Scene;
import io.bothways.local.story.chapter.Skill;
import io.bothways.local.story.chapter.leaver.Leavers;
import io.bothways.local.story.telling.Figures;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
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
        figures.putExpecting(
                "pairs explained in both directions",
                pairs.stream().filter(PairsProposed::isExplainedBothWays).count(),
                pairs.size());
        for (JsonNode pair : pairs.subList(0, Math.min(SHOWN, pairs.size()))) {
            explain(pair, cast, skills);
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

    /** Each of the two teaches the other at least one skill from a level to a higher one. */
    private static boolean isExplainedBothWays(JsonNode pair) {
        var directions = pair.path("directions");
        var there = directions.path(0);
        var back = directions.path(1);
        return directions.size() == 2
                && there.path("teacherId")
                        .asText()
                        .equals(back.path("learnerId").asText())
                && there.path("learnerId")
                        .asText()
                        .equals(back.path("teacherId").asText())
                && isExplained(there)
                && isExplained(back);
    }

    private static boolean isExplained(JsonNode direction) {
        for (JsonNode skill : direction.path("skills")) {
            if (skill.path("levelTo").asInt() <= skill.path("levelFrom").asInt()) {
                return false;
            }
        }
        return !direction.path("skills").isEmpty() && direction.path("gain").asInt() > 0;
    }

    private void explain(JsonNode pair, Cast cast, Map<String, Skill> skills) {
        Map<String, String> labels = new HashMap<>();
        skills.values().forEach(skill -> labels.put(skill.id(), skill.label()));
        scene.narrator()
                .tell(
                        "why pair %d (score %,d):",
                        pair.path("number").asInt(), pair.path("score").asInt());
        for (JsonNode direction : pair.path("directions")) {
            List<String> taught = new ArrayList<>();
            for (JsonNode skill : direction.path("skills")) {
                taught.add("%s from level %d to %d"
                        .formatted(
                                labels.getOrDefault(skill.path("skillId").asText(), "?"),
                                skill.path("levelFrom").asInt(),
                                skill.path("levelTo").asInt()));
            }
            scene.narrator()
                    .tell(
                            "%s",
                            "    " + someone(cast, direction.path("teacherId")) + " can take "
                                    + someone(cast, direction.path("learnerId")) + " in " + String.join(", ", taught)
                                    + " (gain " + direction.path("gain").asInt() + ")");
        }
    }

    private static String someone(Cast cast, JsonNode id) {
        var person = cast.byId(id.asText()).employee();
        return person.displayName() + " (" + person.title() + ", grade " + person.grade() + ")";
    }
}
