package io.bothways.analytics.metric;

import io.bothways.analytics.people.Span;
import org.jspecify.annotations.Nullable;

/** Some of the people: all of them, or those with one label of a breakdown. */
public final class Group {

    /** Everybody, known or not. */
    public static final Group EVERYONE = new Group(null, "", 0);

    private final @Nullable Breakdown breakdown;
    private final String label;
    private final int unitDepth;

    Group(@Nullable Breakdown breakdown, String label, int unitDepth) {
        this.breakdown = breakdown;
        this.label = label;
        this.unitDepth = unitDepth;
    }

    /** Whether somebody with this span belongs; somebody not told yet (null) belongs to the unknown. */
    public boolean contains(@Nullable Span span) {
        if (breakdown == null) {
            return true;
        }
        return span == null
                ? label.equals(Breakdown.UNKNOWN)
                : breakdown.label(span, unitDepth).equals(label);
    }

    public String label() {
        return label;
    }
}
