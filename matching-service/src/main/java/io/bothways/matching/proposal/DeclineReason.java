package io.bothways.matching.proposal;

import com.fasterxml.jackson.annotation.JsonProperty;

/** Why somebody declines: a code that the coordinator of the programme sees, and nobody else. */
public enum DeclineReason {
    @JsonProperty("no-time")
    NO_TIME,
    @JsonProperty("no-fit")
    NO_FIT,
    @JsonProperty("know-each-other")
    KNOW_EACH_OTHER,
    @JsonProperty("other-plans")
    OTHER_PLANS,
    @JsonProperty("prefer-not-to-say")
    PREFER_NOT_TO_SAY
}
