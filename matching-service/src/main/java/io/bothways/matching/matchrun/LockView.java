package io.bothways.matching.matchrun;

import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A pair that was locked for a run, and why it is not in the plan, if it is not. */
record LockView(
        List<UUID> people,

        @Schema(enumeration = {"not-in-pool", "rule", "no-exchange", "seats"}) @Nullable
        String unmet) {}
