package io.bothways.sessions.session;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.bothways.sessions.session.attestation.Word;
import io.bothways.sessions.session.teaching.StatedSegment;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A person's word about a session. Segments belong to "held" only; left out, they agree with what the partner has
 * stated; an empty list says that nothing was taught.
 */
record NewAttestation(
        @JsonProperty(required = true) @NotNull Word statement,
        @Nullable @Size(max = 2) List<@Valid @NotNull StatedSegment> segments) {}
