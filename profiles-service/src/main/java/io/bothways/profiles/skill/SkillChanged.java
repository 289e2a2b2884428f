package io.bothways.profiles.skill;

import com.fasterxml.jackson.annotation.JsonUnwrapped;

/** Something about a skill that others may know is different. Carries the whole public state. */
public record SkillChanged(@JsonUnwrapped PublicSkill skill) implements SkillEvent {
    @Override
    public String type() {
        return "skill-changed";
    }
}
