package io.bothways.platform.problem;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.bothways.platform.event.EventJson;
import io.quarkus.arc.All;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;

/** Writes a problem in the form that clients of a path read: RFC 9457, or that of the standard which governs the path. */
@Singleton
public class ProblemWriter {

    private static final String MEDIA_TYPE = "application/problem+json";

    /** A body and its media type. */
    public record Written(String mediaType, String body) {}

    private final List<ErrorForm> forms;

    ProblemWriter(@All List<ErrorForm> forms) {
        this.forms = forms;
    }

    public Written write(Problem problem, String path) {
        Optional<ErrorForm> form = forms.stream().filter(it -> it.governs(path)).findFirst();
        return new Written(
                form.map(ErrorForm::mediaType).orElse(MEDIA_TYPE),
                json(problem, form.map(it -> it.document(problem)).orElseGet(problem::document)));
    }

    private static String json(Problem problem, Object document) {
        try {
            return EventJson.MAPPER.writeValueAsString(document);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("Problem " + problem.type().slug() + " has a member that is not JSON", e);
        }
    }
}
