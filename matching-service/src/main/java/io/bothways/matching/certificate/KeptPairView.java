package io.bothways.matching.certificate;

import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A pair of the repaired run that could be kept and earned the bonus. */
public record KeptPairView(
        @Schema(description = "In a one-way programme the first teaches")
        List<UUID> people) {}
