package io.bothways.sessions.people;

import com.fasterxml.jackson.annotation.JsonEnumDefaultValue;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** What this service reads of any event on the topic {@code people}. */
public record PersonChanged(UUID personId, Status status, List<String> loginKeys, Instant known) {

    public PersonChanged {
        loginKeys = List.copyOf(loginKeys);
    }

    /** A status that a newer producer may add is read as UNKNOWN and treated like somebody who is here. */
    public enum Status {
        @JsonProperty("expected")
        EXPECTED("expected"),
        @JsonProperty("active")
        ACTIVE("active"),
        @JsonProperty("on-leave")
        ON_LEAVE("on-leave"),
        @JsonProperty("notice")
        NOTICE("notice"),
        @JsonProperty("left")
        LEFT("left"),
        @JsonProperty("erased")
        ERASED("erased"),
        @JsonEnumDefaultValue
        UNKNOWN("unknown");

        private final String code;

        Status(String code) {
            this.code = code;
        }

        String code() {
            return code;
        }

        /** Whether somebody has gone for good. */
        public boolean gone() {
            return this == LEFT || this == ERASED;
        }
    }
}
