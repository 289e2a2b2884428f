package io.bothways.analytics.statistics.cox.options;

/** What to do with events at the same time. Efron is the default: closer to the truth than Breslow at the same price. */
public enum Ties {
    /** Tied events leave the risk set one after the other, in fractions (Efron 1977). */
    EFRON,
    /** All tied events see the whole risk set (Breslow 1974). */
    BRESLOW,
    /** Conditional likelihood of which d of n had the event (Cox 1972, discrete time). O(n d p²) per time. */
    EXACT
}
