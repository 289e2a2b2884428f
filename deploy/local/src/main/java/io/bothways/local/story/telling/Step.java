package io.bothways.local.story.telling;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** One step of the story: its figures in the order they were told; {@code expected} only when it did not hold. */
public record Step(String name, boolean ok, long millis, Map<String, Object> figures, Optional<String> expected) {
    public Step {
        figures = Collections.unmodifiableMap(new LinkedHashMap<>(figures));
    }

    /** A whole number among the figures. */
    public long number(String figure) {
        if (figures.get(figure) instanceof Number number) {
            return number.longValue();
        }
        throw new IllegalArgumentException("Step '" + name + "' has no number '" + figure + "' in " + figures);
    }
}
