package io.bothways.matching.skills;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What matching reads of an event of the topic skills. */
public record SkillFacts(
        UUID skillId,
        @Nullable List<UUID> broader,
        @Nullable List<UUID> related,
        @Nullable UUID successor) {}
