package io.bothways.local.story.chapter.arrival;

import com.fasterxml.jackson.databind.JsonNode;
import io.bothways.local.story.api.Account;
import io.bothways.local.story.api.Body;
import io.bothways.local.story.api.LongWork;
import io.bothways.local.story.api.Pages;
import io.bothways.local.story.chapter.Scene;
import io.bothways.local.story.chapter.Skill;
import io.bothways.local.story.skill.SkillFiles;
import io.bothways.local.story.telling.Figures;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/** The taxonomy arrives as files; relations to concepts that the files lack are skipped and reported. */
public final class SkillsArrive {
    private final Scene scene;

    public SkillsArrive(Scene scene) {
        this.scene = scene;
    }

    /** The skills by the URI of their source. */
    public Map<String, Skill> play(SkillFiles files, Figures figures) {
        var curator = scene.profiles(Account.CURATOR);
        scene.narrator()
                .tell("%s", files.description() + ", sent as " + files.parts().size() + " files");
        var accepted = curator.post(
                        "/v1/skill-imports", Body.multipart(Map.of("taxonomy", files.name()), files.parts()))
                .expecting(202);
        var done = LongWork.finished(
                curator,
                "/v1/skill-imports/" + accepted.text("id"),
                Set.of("done"),
                Set.of("failed"),
                state -> scene.narrator().sign("… importing"));
        figures.putExpecting("skills added", done.path("added").asLong(), files.skills());
        var skipped = done.path("skippedRelations");
        figures.putExpecting(
                "relations skipped",
                skipped.path("broader").asLong() + skipped.path("related").asLong(),
                files.danglingRelations());
        scene.clock().settle();

        Map<String, Skill> skills = new HashMap<>();
        for (JsonNode skill : Pages.all(curator, "/v1/skills")) {
            skills.put(
                    skill.path("uri").asText(),
                    new Skill(skill.path("id").asText(), skill.path("label").asText()));
        }
        figures.putExpecting("skills listed", skills.size(), files.skills());
        scene.narrator()
                .tell(
                        "%,d skills, %,d relations to concepts that the files lack skipped and reported",
                        skills.size(), files.danglingRelations());
        return skills;
    }
}
