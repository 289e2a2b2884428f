package io.bothways.analytics.profile;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What is read of an event of the topic profiles: how many offers and wants there are, not which. */
record ProfileChanged(
        UUID personId,
        @Nullable List<OfferedSkill> offers,
        @Nullable List<WantedSkill> wants) {

    record OfferedSkill(UUID skillId) {}

    record WantedSkill(UUID skillId) {}

    int offerCount() {
        return offers == null ? 0 : offers.size();
    }

    int wantCount() {
        return wants == null ? 0 : wants.size();
    }
}
