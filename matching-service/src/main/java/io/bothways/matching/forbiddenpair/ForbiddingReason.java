package io.bothways.matching.forbiddenpair;

import com.fasterxml.jackson.annotation.JsonProperty;

/** Why a coordinator keeps two people apart, as far as it is anybody's business: no text and no story. */
enum ForbiddingReason {
    /** One decides about the other, outside the reporting line that the rules know. */
    @JsonProperty("conflict-of-interest")
    CONFLICT_OF_INTEREST,
    @JsonProperty("work-too-closely")
    WORK_TOO_CLOSELY,
    /** Not who of them. */
    @JsonProperty("one-of-them-asked")
    ONE_OF_THEM_ASKED,
    @JsonProperty("past-conflict")
    PAST_CONFLICT,
    @JsonProperty("other")
    OTHER
}
