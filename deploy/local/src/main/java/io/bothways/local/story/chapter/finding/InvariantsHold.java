package io.bothways.local.story.chapter.finding;

import com.fasterxml.jackson.databind.JsonNode;
import io.bothways.local.story.api.Account;
import io.bothways.local.story.api.InParallel;
import io.bothways.local.story.api.Service;
import io.bothways.local.story.chapter.Scene;
import io.bothways.local.story.telling.Figures;

/** Every service checks its own invariants, read only. */
public final class InvariantsHold {
    private final Scene scene;

    public InvariantsHold(Scene scene) {
        this.scene = scene;
    }

    public boolean play(Figures figures) {
        int all = 0;
        record Answer(Service service, JsonNode json) {}
        var answers = InParallel.map(
                scene.services().all(),
                service -> new Answer(
                        service,
                        service.as(Account.OPERATOR)
                                .get("/ops/verify")
                                .expecting(200)
                                .json()));
        for (var asked : answers) {
            var service = asked.service();
            var answer = asked.json();
            int checks = 0;
            for (JsonNode check : answer.path("checks")) {
                checks++;
                figures.expect(
                        check.path("ok").asBoolean(),
                        service.name() + ": " + check.path("name").asText() + " to hold, found "
                                + check.path("violations"));
            }
            figures.expect(
                    answer.path("ok").asBoolean(), service.name() + " to hold all its invariants, found " + answer);
            figures.put(service.name() + " checks", checks);
            all += checks;
        }
        scene.narrator().tell("%d invariants of four services hold", all);
        return true;
    }
}
