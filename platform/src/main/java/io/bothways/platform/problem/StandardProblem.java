package io.bothways.platform.problem;

/** Problems that any service may answer. */
public enum StandardProblem implements ProblemType {
    VALIDATION(400, "validation", "A field of the request has a value that is not allowed"),
    MALFORMED(400, "malformed", "The request cannot be read"),
    CURSOR_INVALID(400, "cursor-invalid", "The cursor does not belong to this list; start without one"),
    UNAUTHENTICATED(401, "unauthenticated", "A valid bearer token is required"),
    PERSON_LEFT(401, "person-left", "The person of this token has left the organisation"),
    FORBIDDEN(403, "forbidden", "The caller may not do this"),
    NOT_FOUND(404, "not-found", "There is nothing here for the caller"),
    METHOD_NOT_ALLOWED(405, "method-not-allowed", "The resource does not support this method"),
    NOT_ACCEPTABLE(406, "not-acceptable", "The resource has no representation of the accepted media types"),
    CONFLICT(409, "conflict", "The request conflicts with the present state"),
    IN_PROGRESS(409, "request-in-progress", "A request with the same idempotency key is still under way"),
    STALE(412, "stale-version", "The resource has changed since it was read"),
    TOO_LARGE(413, "too-large", "The request body is larger than allowed"),
    URI_TOO_LONG(414, "uri-too-long", "The address of the request is longer than allowed"),
    UNSUPPORTED_MEDIA_TYPE(415, "unsupported-media-type", "The resource does not read this media type"),
    KEY_REUSED(422, "idempotency-key-reused", "The idempotency key was used for another request"),
    PRECONDITION_REQUIRED(428, "precondition-required", "The request needs an If-Match header"),
    TOO_MANY(429, "too-many-requests", "Too many requests; try again later"),
    HEADERS_TOO_LARGE(431, "headers-too-large", "The headers of the request are larger than allowed"),
    INTERNAL(500, "internal", "The service failed; the trace id helps to find out why"),
    NOT_AUDITED(500, "not-audited", "The operation changed something and left no audit row"),
    UNAVAILABLE(503, "unavailable", "The service cannot work at the moment; try again");

    private final int status;
    private final String slug;
    private final String title;

    StandardProblem(int status, String slug, String title) {
        this.status = status;
        this.slug = slug;
        this.title = title;
    }

    /** The problem of a failure of which only the status is known. */
    public static StandardProblem ofStatus(int status) {
        return switch (status) {
            case 401 -> UNAUTHENTICATED;
            case 403 -> FORBIDDEN;
            case 404 -> NOT_FOUND;
            case 405 -> METHOD_NOT_ALLOWED;
            case 406 -> NOT_ACCEPTABLE;
            case 409 -> CONFLICT;
            case 412 -> STALE;
            case 413 -> TOO_LARGE;
            case 414 -> URI_TOO_LONG;
            case 415 -> UNSUPPORTED_MEDIA_TYPE;
            case 429 -> TOO_MANY;
            case 431 -> HEADERS_TOO_LARGE;
            case 503 -> UNAVAILABLE;
            default -> status < 500 ? MALFORMED : INTERNAL;
        };
    }

    @Override
    public String slug() {
        return slug;
    }

    @Override
    public String title() {
        return title;
    }

    @Override
    public int status() {
        return status;
    }
}
