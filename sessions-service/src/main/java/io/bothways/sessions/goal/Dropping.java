package io.bothways.sessions.goal;

import com.fasterxml.jackson.annotation.JsonProperty;
import jakarta.validation.constraints.NotNull;

/** The wish to give a goal up. */
record Dropping(@JsonProperty(required = true) @NotNull DropReason reason) {}
