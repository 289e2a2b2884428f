package io.bothways.matching.scoring.terms;

/** The factors by name, in the order in which they are applied; a code that clients translate. */
public enum FactorCode {
    /** The more working hours they share, the better. */
    SHARED_HOURS,
    /** The more languages they share, the better. */
    LANGUAGES,
    /** Rather across topmost units than within one. */
    ACROSS_UNITS,
    /** Rather as many grades apart as the programme wishes. */
    GRADE_GAP,
    /** Rather two who have already had a partnership. */
    FORMER_PARTNERS,
    /** Rather two who have little to do with each other yet. */
    NEW_CONTACTS,
    /** Rather pairs that hand on knowledge which might be lost. */
    KNOWLEDGE_AT_RISK
}
