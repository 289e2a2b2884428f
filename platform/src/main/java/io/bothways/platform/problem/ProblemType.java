package io.bothways.platform.problem;

/**
 * A kind of problem: stable slug, title and status. Each service lists its own in one enum and throws them:
 * {@code throw MatchingProblem.SEAT_TAKEN.with("seats", 2)}.
 */
public interface ProblemType {

    /** Stable kebab-case name, the last part of the type URI. */
    String slug();

    /** One sentence that is the same for every occurrence. */
    String title();

    /** The HTTP status. */
    int status();

    /** The problem without further members. */
    default Problem plain() {
        return new Problem(this);
    }

    /** The problem with an extension member. Values must not be personal data. */
    default Problem with(String member, Object value) {
        return plain().with(member, value);
    }

    /** The problem with a field error, addressed by JSON Pointer. */
    default Problem at(String pointer, String message) {
        return plain().at(pointer, message);
    }
}
