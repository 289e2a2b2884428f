package io.bothways.platform.problem;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.bothways.platform.sql.SqlFailure;
import io.bothways.platform.trace.Exchange;
import io.bothways.platform.trace.Trace;
import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.ForbiddenException;
import io.quarkus.security.UnauthorizedException;
import jakarta.validation.ConstraintViolation;
import jakarta.validation.ConstraintViolationException;
import jakarta.validation.ElementKind;
import jakarta.validation.Path;
import jakarta.validation.ValidationException;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Predicate;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;
import org.jspecify.annotations.Nullable;

/** Turns whatever an operation throws into a problem. What the client caused is never a 5xx. */
class ProblemMappers {

    private static final Logger LOG = Logger.getLogger(ProblemMappers.class);
    private static final String LOST_UPDATE = "jakarta.persistence.OptimisticLockException";

    private final ProblemWriter writer;
    private final Exchange exchange;

    ProblemMappers(ProblemWriter writer, Exchange exchange) {
        this.writer = writer;
        this.exchange = exchange;
    }

    @ServerExceptionMapper
    public Response problem(Problem problem) {
        return response(problem);
    }

    @ServerExceptionMapper({UnauthorizedException.class, AuthenticationFailedException.class})
    public Response unauthenticated(SecurityException ignored) {
        return response(StandardProblem.UNAUTHENTICATED.plain());
    }

    @ServerExceptionMapper
    public Response forbidden(ForbiddenException ignored) {
        return response(StandardProblem.FORBIDDEN.plain());
    }

    @ServerExceptionMapper({ConstraintViolationException.class, ValidationException.class})
    public Response validation(ValidationException failure) {
        if (!(failure instanceof ConstraintViolationException violations)) {
            return any(failure);
        }
        // a broken promise about a return value is our fault, not the client's
        if (violations.getConstraintViolations().stream().anyMatch(ProblemMappers::isAboutReturnValue)) {
            return any(new IllegalStateException("The answer breaks its own constraints: " + failure.getMessage()));
        }
        Problem problem = StandardProblem.VALIDATION.plain();
        violations.getConstraintViolations().stream()
                .map(v -> new Problem.FieldError(pointer(v.getPropertyPath()), v.getMessage()))
                .sorted((a, b) -> (a.pointer() + a.message()).compareTo(b.pointer() + b.message()))
                .forEach(e -> problem.at(e.pointer(), e.message()));
        return response(problem);
    }

    @ServerExceptionMapper({
        JsonProcessingException.class,
        com.fasterxml.jackson.databind.exc.MismatchedInputException.class
    })
    public Response json(JsonProcessingException failure) {
        return response(UnreadableJson.problem(failure));
    }

    @ServerExceptionMapper
    public Response web(WebApplicationException failure) {
        if (failure.getCause() instanceof JsonProcessingException json) {
            return response(UnreadableJson.problem(json));
        }
        Response original = failure.getResponse();
        if (original.getStatus() < 400) {
            return original;
        }
        Response.ResponseBuilder answer =
                builder(StandardProblem.ofStatus(original.getStatus()).plain());
        @Nullable Object allow = original.getHeaders().getFirst(HttpHeaders.ALLOW);
        if (allow != null) {
            answer.header(HttpHeaders.ALLOW, allow);
        }
        return answer.build();
    }

    @ServerExceptionMapper
    public Response any(Throwable failure) {
        Optional<Problem> known = find(failure, Problem.class);
        if (known.isPresent()) {
            return response(known.get());
        }
        Optional<JsonProcessingException> json = find(failure, JsonProcessingException.class);
        Optional<Problem> database = SqlFailure.stateOf(failure).flatMap(state -> ofState(state, failure));
        if (database.isPresent()) {
            return response(database.get());
        }
        // by name: the platform itself does without JPA
        if (find(failure, Throwable.class, it -> it.getClass().getName().equals(LOST_UPDATE))
                .isPresent()) {
            return response(StandardProblem.CONFLICT.plain().detail("Somebody else changed it at the same moment"));
        }
        if (json.isEmpty()) {
            LOG.error("The operation failed", failure);
        } else {
            LOG.error("The answer cannot be written", failure);
        }
        Problem internal = StandardProblem.INTERNAL.plain();
        Trace.id().ifPresent(id -> internal.with("traceId", id));
        return response(internal);
    }

    private static Optional<Problem> ofState(String state, Throwable failure) {
        if (SqlFailure.isTransient(failure)) {
            LOG.warnf("The database did not answer (SQLSTATE %s)", state);
            Duration delay =
                    state.startsWith("40") || state.equals("55P03") ? Duration.ofSeconds(1) : Duration.ofSeconds(5);
            return Optional.of(StandardProblem.UNAVAILABLE.plain().retryAfter(delay));
        }
        return switch (state) {
            case "23505", "23503", "23514", "23P01" -> Optional.of(StandardProblem.CONFLICT.plain());
            case "21000", "22001", "22003", "22007", "22008", "22021", "22P02", "22P05" ->
                Optional.of(StandardProblem.MALFORMED.plain());
            default -> Optional.empty();
        };
    }

    private static boolean isAboutReturnValue(ConstraintViolation<?> violation) {
        for (Path.Node node : violation.getPropertyPath()) {
            if (node.getKind() == ElementKind.RETURN_VALUE) {
                return true;
            }
        }
        return false;
    }

    private static String pointer(Path path) {
        StringBuilder fields = new StringBuilder();
        String parameter = "";
        for (Path.Node node : path) {
            if (node.getKind() == ElementKind.PARAMETER) {
                parameter = "/" + node.getName();
            }
            if (node.getKind() != ElementKind.PROPERTY && node.getKind() != ElementKind.CONTAINER_ELEMENT) {
                continue;
            }
            if (node.getIndex() != null) {
                fields.append('/').append(node.getIndex());
            } else if (node.getKey() != null) {
                fields.append('/').append(UnreadableJson.escape(node.getKey().toString()));
            }
            if (node.getKind() == ElementKind.PROPERTY) {
                fields.append('/').append(UnreadableJson.escape(node.getName()));
            }
        }
        // a violation on the parameter itself is about a query or path parameter, or about the body as a whole
        return fields.isEmpty() ? parameter : fields.toString();
    }

    private Response response(Problem problem) {
        return builder(problem).build();
    }

    private Response.ResponseBuilder builder(Problem problem) {
        ProblemWriter.Written written = writer.write(problem, exchange.path());
        Response.ResponseBuilder answer = Response.status(problem.type().status())
                .type(written.mediaType())
                .entity(written.body());
        problem.retryAfter().ifPresent(delay -> answer.header(HttpHeaders.RETRY_AFTER, Math.max(1, delay.toSeconds())));
        if (problem.type().status() == 401) {
            answer.header(HttpHeaders.WWW_AUTHENTICATE, "Bearer");
        }
        return answer;
    }

    private static <T extends Throwable> Optional<T> find(Throwable failure, Class<T> type) {
        return find(failure, type, it -> true);
    }

    private static <T extends Throwable> Optional<T> find(Throwable failure, Class<T> type, Predicate<T> condition) {
        @Nullable Throwable current = failure;
        for (int depth = 0; current != null && depth < 20; depth++) {
            if (type.isInstance(current) && condition.test(type.cast(current))) {
                return Optional.of(type.cast(current));
            }
            current = current.getCause();
        }
        return Optional.empty();
    }
}
