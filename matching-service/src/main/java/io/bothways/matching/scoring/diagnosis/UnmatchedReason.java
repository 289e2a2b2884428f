package io.bothways.matching.scoring.diagnosis;

/** Why a participant got nobody, as a code: the first sentence that is true, in this order. */
public enum UnmatchedReason {
    NOT_ELIGIBLE,
    OPTED_OUT,
    /** The person has no free seat. */
    SEATS,
    NOBODY_TEACHES_IT,
    NOBODY_WANTS_IT,
    /** Some teach it and some want it, but nobody does both. */
    NO_TWO_WAY_EXCHANGE,
    /** Somebody would do, but one side would gain less than the programme demands. */
    GAIN_TOO_SMALL,
    /** Most of those who would do are kept apart from the person by a coordinator. */
    FORBIDDEN_PAIR,
    RULE,
    NO_SHARED_LANGUAGE,
    HOURS,
    /** Everybody who would do has no free seat. */
    PARTNERS_SEATS,
    /** Everybody who would do and has a free seat: one side would gain less than the floor that the run raised. */
    BELOW_RAISED_FLOOR,
    /** Everybody who would do was taken by pairs with a better score. */
    OUTBID
}
