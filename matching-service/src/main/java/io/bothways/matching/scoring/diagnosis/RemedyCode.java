package io.bothways.matching.scoring.diagnosis;

/** What kind of change would give somebody a candidate. */
public enum RemedyCode {
    /** One free seat more of each hat of this person that is full. */
    FREE_SEAT,
    /** One free seat more of one of those who would do. */
    PARTNERS_SEAT,
    /** Somebody who teaches the skill at this level. */
    TEACHER,
    /** Somebody who wants the skill and stands below this level. */
    LEARNER,
    /** This person offering the skill at this level: those who would teach them want it. */
    OFFER,
    /** A minimum gain of no more than this amount. */
    MINIMUM_GAIN,
    /** A run whose floor is raised no higher than this amount, or not at all. */
    RAISED_FLOOR,
    /** The programme without the rule, or with this person exempt from it. */
    RULE,
    /** This person speaking the language. */
    LANGUAGE,
    /** So many minutes less of the shared hours that the programme demands, or so many more that are shared. */
    MINUTES
}
