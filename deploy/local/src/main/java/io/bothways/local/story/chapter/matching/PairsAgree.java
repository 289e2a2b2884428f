package io.bothways.local.story.chapter.matching;

import com.fasterxml.jackson.databind.JsonNode;
import io.bothways.local.story.api.Account;
import io.bothways.local.story.api.InParallel;
import io.bothways.local.story.api.Pages;
import io.bothways.local.story.chapter.Cast;
import io.bothways.local.story.chapter.Days;
import io.bothways.local.story.chapter.Pair;
import io.bothways.local.story.chapter.Round;
import io.bothways.local.story.chapter.Scene;
import io.bothways.local.story.chapter.leaver.Leavers;
import io.bothways.local.story.telling.Figures;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The partnerships that have formed agree how they will work together; both sign. */
public final class PairsAgree {
    private static final double NEVER_SIGNING = 0.02;

    private final Scene scene;

    public PairsAgree(Scene scene) {
        this.scene = scene;
    }

    public boolean play(Cast cast, Round round, Leavers leavers, Figures figures) {
        leavers.until(Days.AGREEMENTS);
        var coordinator = scene.sessions(Account.COORDINATOR);
        for (JsonNode partnership : Pages.all(coordinator, round.cohort() + "/partnerships")) {
            var pair = pair(cast, partnership);
            cast.pair(pair);
            if (partnership.path("state").asText().equals("ended-early")) {
                pair.end();
            }
        }
        figures.put("partnerships", cast.pairs().size());
        var live = cast.livePairs(scene.day(Days.AGREEMENTS));
        figures.put("live", live.size());
        figures.expect(!live.isEmpty(), "at least one partnership");
        var signing = live.stream()
                .filter(pair -> !scene.draw().happens(NEVER_SIGNING, "never-signs", pair.key()))
                .toList();
        InParallel.map(signing, pair -> sign(pair), scene.narrator().progress("agreements", signing.size()));
        scene.clock().settle();
        signing.forEach(Pair::sign);
        figures.put("agreed by both", signing.size());
        figures.put("never signed", live.size() - signing.size());
        scene.narrator()
                .tell(
                        "%,d partnerships formed; %,d agree on cadence, confidentiality and boundaries and both sign,"
                                + " %d never do",
                        cast.pairs().size(), signing.size(), live.size() - signing.size());
        return true;
    }

    private String sign(Pair pair) {
        var first = scene.sessions(pair.first().account());
        first.put(
                        pair.path() + "/agreement",
                        Map.of(
                                "cadenceDays",
                                ProgrammeOpens.CADENCE_DAYS,
                                "sessionMinutes",
                                60,
                                "confidentiality",
                                "between-us",
                                "boundaries",
                                List.of("working-hours-only", "no-performance-review"),
                                "goalsPerDirection",
                                1))
                .expecting(200);
        first.post(pair.path() + "/signature").expecting(200, 204);
        return scene.sessions(pair.second().account())
                .post(pair.path() + "/signature")
                .expecting(200, 204)
                .request();
    }

    private static Pair pair(Cast cast, JsonNode partnership) {
        List<Pair.Way> ways = new ArrayList<>();
        for (JsonNode direction : partnership.path("directions")) {
            List<Pair.Step> skills = new ArrayList<>();
            for (JsonNode skill : direction.path("skills")) {
                skills.add(new Pair.Step(
                        skill.path("skillId").asText(),
                        skill.path("levelFrom").asInt(),
                        skill.path("levelTo").asInt()));
            }
            ways.add(new Pair.Way(
                    direction.path("id").asText(),
                    cast.byId(direction.path("teacherId").asText()),
                    cast.byId(direction.path("learnerId").asText()),
                    skills));
        }
        return new Pair(
                partnership.path("id").asText(),
                ways.getFirst().teacher(),
                ways.getFirst().learner(),
                ways,
                Instant.parse(partnership.path("endsAt").asText()));
    }
}
