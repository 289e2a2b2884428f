package io.bothways.analytics.metric;

import com.fasterxml.jackson.annotation.JsonValue;
import io.bothways.analytics.people.Span;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What a metric may be cut by: an attribute of people as it was at the instant that the metric names. */
public enum Breakdown {
    UNIT,
    GRADE,
    SITE;

    static final String UNKNOWN = "unknown";

    @JsonValue
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Optional<Breakdown> of(String code) {
        return Arrays.stream(values())
                .filter(breakdown -> breakdown.code().equals(code))
                .findFirst();
    }

    /** @param unitDepth how many leading elements all unit paths share: the first that tells units apart is the label */
    String label(Span span, int unitDepth) {
        return switch (this) {
            case UNIT -> span.unit().size() > unitDepth ? span.unit().get(unitDepth) : UNKNOWN;
            case GRADE -> span.grade() == null ? UNKNOWN : span.grade().toString();
            case SITE -> span.site() == null ? UNKNOWN : span.site();
        };
    }
}
