package io.bothways.profiles.skill;

import com.fasterxml.jackson.annotation.JsonUnwrapped;

/** A skill can be taught and learned from now on, for the first time or again. Carries the whole public state. */
public record SkillAdded(@JsonUnwrapped PublicSkill skill) implements SkillEvent {
    @Override
    public String type() {
        return "skill-added";
    }
}
