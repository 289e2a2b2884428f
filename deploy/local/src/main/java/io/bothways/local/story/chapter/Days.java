package io.bothways.local.story.chapter;

/** The year of the story, in days from its start; it ends twelve months after the last partnership has formed. */
final class Days {
    static final double FIRST_APPLICATIONS = 1;
    static final double MORE_APPLICATIONS = 4;
    static final double LAST_APPLICATIONS = 8;
    static final double MATCHING = 10;
    static final double FIRST_ANSWERS = 11;
    static final double LAST_ANSWERS = 13;
    static final double PROPOSALS_EXPIRED = 18;
    static final double COHORT_STARTS = 19;
    static final double AGREEMENTS = 19.5;
    static final double SESSIONS_BEGIN = 21;
    static final double COHORT_ENDS = 300;
    static final double YEAR_ENDS = 381;

    private Days() {}
}
