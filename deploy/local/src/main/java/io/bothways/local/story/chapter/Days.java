package io.bothways.local.story.chapter;

/** The year of the story, in days from its start; it ends twelve months after the last partnership has formed. */
public final class Days {
    public static final double FIRST_APPLICATIONS = 1;
    public static final double MORE_APPLICATIONS = 4;
    public static final double LAST_APPLICATIONS = 8;
    public static final double MATCHING = 10;
    public static final double FIRST_ANSWERS = 11;
    public static final double LAST_ANSWERS = 13;
    public static final double PROPOSALS_EXPIRED = 18;
    public static final double COHORT_STARTS = 19;
    public static final double AGREEMENTS = 19.5;
    public static final double SESSIONS_BEGIN = 21;
    public static final double COHORT_ENDS = 300;
    public static final double YEAR_ENDS = 381;

    private Days() {}
}
