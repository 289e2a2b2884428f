package io.bothways.profiles.scim;

import io.bothways.profiles.feed.Rejection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The error body of RFC 7644 section 3.12; the status is text there. */
record ScimError(
        List<String> schemas,
        String status,
        @Nullable String scimType,
        @Nullable String detail) {

    static ScimError of(int status, @Nullable String scimType, @Nullable String detail) {
        return new ScimError(List.of(Scim.ERROR), Integer.toString(status), scimType, detail);
    }

    static ScimError of(Rejection rejection) {
        return of(status(rejection.reason()), scimType(rejection.reason()), rejection.message());
    }

    static int status(Rejection.Reason reason) {
        return switch (reason) {
            case MALFORMED,
                    MISSING_VALUE,
                    INVALID_VALUE,
                    INVALID_PATH,
                    INVALID_FILTER,
                    NO_TARGET,
                    READ_ONLY,
                    DUPLICATE,
                    UNKNOWN_MANAGER,
                    SELF_MANAGED,
                    MANAGER_CYCLE -> 400;
            case NOT_FOUND -> 404;
            case NOT_UNIQUE -> 409;
            case STALE_VERSION -> 412;
        };
    }

    private static @Nullable String scimType(Rejection.Reason reason) {
        return switch (reason) {
            case MALFORMED -> "invalidSyntax";
            case MISSING_VALUE, INVALID_VALUE, DUPLICATE, UNKNOWN_MANAGER, SELF_MANAGED, MANAGER_CYCLE ->
                "invalidValue";
            case INVALID_PATH -> "invalidPath";
            case INVALID_FILTER -> "invalidFilter";
            case NO_TARGET -> "noTarget";
            case READ_ONLY -> "mutability";
            case NOT_UNIQUE -> "uniqueness";
            case NOT_FOUND, STALE_VERSION -> null;
        };
    }
}
