package io.bothways.sessions.partnership;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.bothways.sessions.partnership.progress.EndCause;
import jakarta.validation.constraints.NotNull;
import org.jspecify.annotations.Nullable;

/** The wish to end early. The cause is a code and stays confidential. */
record Ending(
        @JsonProperty(required = true) @NotNull @Nullable EndCause cause) {}
