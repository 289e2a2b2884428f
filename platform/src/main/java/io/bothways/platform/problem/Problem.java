package io.bothways.platform.problem;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A refusal that the client is told about as RFC 9457 problem details. Carries no stack trace: it is not a fault. */
public final class Problem extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** One wrong field of the request. */
    public record FieldError(String pointer, String message) {}

    private final transient ProblemType type;
    private final transient Map<String, Object> members = new LinkedHashMap<>();
    private final transient List<FieldError> errors = new ArrayList<>();
    private @Nullable String detail;
    private @Nullable Duration retryAfter;

    Problem(ProblemType type) {
        super(type.slug(), null, false, false);
        this.type = type;
    }

    public Problem with(String member, Object value) {
        members.put(member, value);
        return this;
    }

    public Problem at(String pointer, String message) {
        errors.add(new FieldError(pointer, message));
        return this;
    }

    /** What is special about this occurrence. Never personal data, never text of the request. */
    public Problem detail(String text) {
        detail = text;
        return this;
    }

    /** When trying again makes sense. */
    public Problem retryAfter(Duration delay) {
        retryAfter = delay;
        return this;
    }

    public ProblemType type() {
        return type;
    }

    public List<FieldError> errors() {
        return List.copyOf(errors);
    }

    public Optional<String> detail() {
        return Optional.ofNullable(detail);
    }

    Optional<Duration> retryAfter() {
        return Optional.ofNullable(retryAfter);
    }

    /** The members of the problem document, in the order they are written. */
    Map<String, Object> document() {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("type", "/problems/" + type.slug());
        document.put("title", type.title());
        document.put("status", type.status());
        if (detail != null) {
            document.put("detail", detail);
        }
        if (!errors.isEmpty()) {
            document.put("errors", errors);
        }
        members.forEach(document::putIfAbsent);
        return document;
    }

    @Override
    public String getMessage() {
        return document().toString();
    }
}
