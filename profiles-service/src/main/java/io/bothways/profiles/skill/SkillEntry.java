package io.bothways.profiles.skill;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A skill as its taxonomy describes it; concepts are named by URI until the catalogue gives them ids. */
public record SkillEntry(
        String conceptUri,
        String label,
        String alternativeLabels,
        String description,
        @Nullable SkillKind kind,
        boolean digital,
        Set<String> broader,
        Set<String> related) {}
