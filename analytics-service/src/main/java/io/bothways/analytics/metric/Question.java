package io.bothways.analytics.metric;

import io.bothways.analytics.programme.Programmes;
import io.bothways.platform.problem.StandardProblem;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Arrays;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Reads the query of a request: what to limit to and what to cut by. */
@ApplicationScoped
public class Question {

    private final Programmes programmes;

    Question(Programmes programmes) {
        this.programmes = programmes;
    }

    /** 400 for something that is no id, 404 for a programme or cohort that is not known or do not belong together. */
    public Filter filter(@Nullable String programme, @Nullable String cohort) {
        var programmeId = id("/programme", programme);
        var cohortId = id("/cohort", cohort);
        if (programmeId != null && !programmes.exists(programmeId)) {
            throw StandardProblem.NOT_FOUND.plain();
        }
        if (cohortId != null) {
            var known = programmes.cohort(cohortId).orElseThrow(StandardProblem.NOT_FOUND::plain);
            if (programmeId != null && !known.programme().equals(programmeId)) {
                throw StandardProblem.NOT_FOUND.plain();
            }
        }
        return new Filter(programmeId, cohortId);
    }

    public @Nullable Breakdown by(@Nullable String code) {
        return code == null
                ? null
                : Breakdown.of(code)
                        .orElseThrow(() -> StandardProblem.VALIDATION.at("/by", "must be one of " + codes()));
    }

    private static String codes() {
        return Arrays.stream(Breakdown.values()).map(Breakdown::code).collect(Collectors.joining(", "));
    }

    private static @Nullable UUID id(String pointer, @Nullable String text) {
        if (text == null) {
            return null;
        }
        try {
            var id = UUID.fromString(text);
            if (id.toString().equalsIgnoreCase(text)) {
                return id;
            }
        } catch (IllegalArgumentException e) {
            throw StandardProblem.VALIDATION.at(pointer, "must be a UUID");
        }
        throw StandardProblem.VALIDATION.at(pointer, "must be a UUID");
    }
}
