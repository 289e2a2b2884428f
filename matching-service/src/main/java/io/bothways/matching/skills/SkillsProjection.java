package io.bothways.matching.skills;

import io.bothways.platform.consumer.EventHandler;
import io.bothways.platform.event.ReceivedEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Set;

/** Folds the topic skills; each event carries the full state, so each is one upsert. */
@ApplicationScoped
@Priority(1)
class SkillsProjection implements EventHandler {
    private final Skills skills;

    SkillsProjection(Skills skills) {
        this.skills = skills;
    }

    @Override
    public String name() {
        return "skill-projection";
    }

    @Override
    public Set<String> topics() {
        return Set.of("skills");
    }

    @Override
    public void apply(ReceivedEvent event) {
        skills.store(event.as(SkillFacts.class), event.type().equals("skill-retired"));
    }
}
