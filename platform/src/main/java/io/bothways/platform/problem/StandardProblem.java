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
    UNSUPPORTED_MEDIA_TYPE(415, "unsupported-media-type", "The resource does not read this media type"),
    KEY_REUSED(422, "idempotency-key-reused", "The idempotency key was used for another request"),
    PRECONDITION_REQUIRED(428, "precondition-required", "The request needs an If-Match header"),
    TOO_MANY(429, "too-many-requests", "Too many requests; try again later"),
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
