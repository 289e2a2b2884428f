package io.bothways.profiles.skill;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** All about one skill, with the names of its neighbours. */
record SkillView(
        UUID id,
        String uri,
        String label,
        List<String> alternativeLabels,
        @Nullable String description,
        @Nullable SkillKind kind,
        boolean digital,
        boolean retired,
        List<Neighbour> broader,
        List<Neighbour> related) {

    /** A skill or a group of skills beside or above this one. */
    record Neighbour(UUID id, String label, boolean group) {}

    static SkillView of(CatalogueChange.StoredSkill skill, Map<UUID, Skills.Named> names) {
        return new SkillView(
                skill.id(),
                skill.conceptUri(),
                skill.label(),
                Arrays.stream(skill.alternativeLabels().split("\n", -1))
                        .filter(Predicate.not(String::isBlank))
                        .toList(),
                skill.description().isEmpty() ? null : skill.description(),
                skill.kind(),
                skill.digital(),
                skill.retired(),
                neighbours(skill.broader(), names),
                neighbours(skill.related(), names));
    }

    private static List<Neighbour> neighbours(List<UUID> ids, Map<UUID, Skills.Named> names) {
        return ids.stream()
                .map(names::get)
                .filter(Objects::nonNull)
                .map(named -> new Neighbour(named.id(), named.label(), named.group()))
                .toList();
    }
}
