package io.bothways.profiles.person.facts;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.bothways.platform.code.Codes;
import java.util.Optional;

/** Why somebody left, as coarse as it may be told: a category, never a story. */
public enum ExitReason {
    @JsonProperty("voluntary")
    VOLUNTARY,
    @JsonProperty("involuntary")
    INVOLUNTARY,
    @JsonProperty("retirement")
    RETIREMENT,
    @JsonProperty("other")
    OTHER,
    @JsonProperty("unknown")
    UNKNOWN;

    static Optional<ExitReason> of(String code) {
        for (var reason : values()) {
            if (reason.code().equalsIgnoreCase(code.strip())) return Optional.of(reason);
        }
        return Optional.empty();
    }

    String code() {
        return Codes.of(this);
    }
}
