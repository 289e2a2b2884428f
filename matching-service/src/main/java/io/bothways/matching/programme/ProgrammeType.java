package io.bothways.matching.programme;

import com.fasterxml.jackson.annotation.JsonProperty;

/** The kinds of programme, and what each demands of a pair. */
public enum ProgrammeType {
    /** Both directions are required. */
    @JsonProperty("reciprocal")
    RECIPROCAL,
    /** The junior teaches. */
    @JsonProperty("reverse")
    REVERSE,
    /** The senior teaches. */
    @JsonProperty("traditional")
    TRADITIONAL,
    /** Both directions, between people of one grade. */
    @JsonProperty("peer")
    PEER,
    /** Both directions, between people of different topmost units. */
    @JsonProperty("cross-unit")
    CROSS_UNIT,
    /** Knowledge is handed on to somebody not above the teacher. */
    @JsonProperty("succession")
    SUCCESSION,
    /** One session, one direction. */
    @JsonProperty("flash")
    FLASH;

    public boolean twoWay() {
        return switch (this) {
            case RECIPROCAL, PEER, CROSS_UNIT -> true;
            case REVERSE, TRADITIONAL, SUCCESSION, FLASH -> false;
        };
    }
}
