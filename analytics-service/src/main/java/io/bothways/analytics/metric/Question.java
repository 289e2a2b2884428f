package io.bothways.analytics.metric;

import io.bothways.analytics.programme.Programmes;
import io.bothways.platform.problem.Choice;
import io.bothways.platform.problem.StandardProblem;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.UriInfo;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Reads the query of a request: what to limit to and what to cut by. */
@ApplicationScoped
public class Question {

    private final Programmes programmes;

    Question(Programmes programmes) {
        this.programmes = programmes;
    }

    /** 400 for a parameter that is empty or given twice: it would otherwise be taken for absent, and say more. */
    public void isPlain(UriInfo asked) {
        asked.getQueryParameters().forEach((name, values) -> {
            if (values.size() != 1 || values.getFirst().isBlank()) {
                throw StandardProblem.VALIDATION.at("/" + known(name), "must be given once and not empty");
            }
        });
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
        return Breakdown.of(Choice.among(codes(), "by", code)).orElse(null);
    }

    /** Never a name that the caller made up. */
    private static String known(String name) {
        return List.of("programme", "cohort", "by").contains(name) ? name : "";
    }

    private static List<String> codes() {
        return Arrays.stream(Breakdown.values()).map(Breakdown::code).toList();
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
