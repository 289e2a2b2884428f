package io.bothways.profiles.skill;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A skill in a list. */
record SkillSummary(
        UUID id, String uri, String label, @Nullable SkillKind kind, boolean digital, List<UUID> broader) {

    static SkillSummary of(CatalogueChange.StoredSkill skill) {
        return new SkillSummary(
                skill.id(), skill.conceptUri(), skill.label(), skill.kind(), skill.digital(), skill.broader());
    }
}
