package io.bothways.matching.seat;

import com.fasterxml.jackson.annotation.JsonProperty;

/** What somebody does in a partnership; each hat has seats of its own. In the order of their codes. */
public enum Hat {
    @JsonProperty("learning")
    LEARNING,
    @JsonProperty("teaching")
    TEACHING
}
