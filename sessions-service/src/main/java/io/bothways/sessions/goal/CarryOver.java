package io.bothways.sessions.goal;

import com.fasterxml.jackson.annotation.JsonProperty;
import jakarta.validation.constraints.NotNull;
import java.time.Instant;

/** The wish to go on with a goal after its date. */
record CarryOver(@JsonProperty(required = true) @NotNull Instant dueAt) {}
