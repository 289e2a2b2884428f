package io.bothways.local.story;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A limit that we set ourselves for a figure of the whole run. Missing it is told, and breaks no step. */
record Target(String figure, double atMost) {
    static final String WHOLE = "build, start-up and story, s";
    static final String START_UP = "start-up, s";
    static final String MEMORY = "sum of PSS, MB";
    static final String LEAVER = "leaver to ended partnership p95, ms";

    private static final List<Target> ALL = List.of(
            new Target(WHOLE, 360), new Target(START_UP, 30), new Target(MEMORY, 1_600), new Target(LEAVER, 2_000));

    static Optional<Target> of(String figure) {
        return ALL.stream().filter(target -> target.figure().equals(figure)).findFirst();
    }

    /** Those of the figures that were measured. */
    static List<Target> among(Map<String, Object> figures) {
        return ALL.stream()
                .filter(target -> figures.get(target.figure()) instanceof Number)
                .toList();
    }

    boolean isReachedIn(Map<String, Object> figures) {
        return figures.get(figure) instanceof Number value && value.doubleValue() <= atMost;
    }
}
