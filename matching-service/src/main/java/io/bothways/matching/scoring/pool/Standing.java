package io.bothways.matching.scoring.pool;

/** Whether somebody in a pool takes part in this matching; who does not is in no pair, and is told so as a reason. */
public enum Standing {
    TAKES_PART,
    /** Did not want to take part this time, or took the profile back. */
    OPTED_OUT,
    /** No longer among those for whom the programme is. */
    NOT_ELIGIBLE
}
