package io.bothways.profiles.skill;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What other services know of a skill. {@code broader} holds skills and groups alike; a group has no
 * event of its own, and two skills under the same one are akin whatever it is called.
 */
public record PublicSkill(
        UUID skillId,
        String label,
        @Nullable SkillKind kind,
        List<UUID> broader,
        List<UUID> related,
        boolean digital,
        @Nullable UUID successor) {

    public PublicSkill {
        broader = List.copyOf(broader);
        related = List.copyOf(related);
    }
}
