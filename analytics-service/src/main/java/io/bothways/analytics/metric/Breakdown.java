package io.bothways.analytics.metric;

import com.fasterxml.jackson.annotation.JsonValue;
import io.bothways.analytics.people.Span;
import io.bothways.platform.code.Codes;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What a metric may be cut by: an attribute of people as it was at the instant that the metric names. */
public enum Breakdown {
    UNIT,
    GRADE,
    SITE;

    static final String UNKNOWN = "unknown";

    @JsonValue
    public String code() {
        return Codes.of(this);
    }

    static Optional<Breakdown> of(@Nullable String code) {
        return Codes.find(Breakdown.class, code);
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
