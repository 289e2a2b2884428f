package io.bothways.profiles.skill;

import io.bothways.platform.event.Event;

/** What is announced about a skill on the topic {@code skills}, keyed by the skill. */
public sealed interface SkillEvent extends Event permits SkillAdded, SkillChanged, SkillRetired {
    PublicSkill skill();

    @Override
    default String topic() {
        return "skills";
    }

    @Override
    default String key() {
        return skill().skillId().toString();
    }
}
