package io.bothways.profiles.skill;

import com.fasterxml.jackson.annotation.JsonUnwrapped;

/** The taxonomy has dropped a skill; where one took its place, it is named. Carries the whole public state. */
public record SkillRetired(@JsonUnwrapped PublicSkill skill) implements SkillEvent {
    @Override
    public String type() {
        return "skill-retired";
    }
}
