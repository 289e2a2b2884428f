package io.bothways.platform.precondition;

import io.bothways.platform.problem.StandardProblem;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Lost updates are refused: a change names the version it was made from. */
public final class Preconditions {

    private static final Pattern LIST = Pattern.compile("\\s*,\\s*");

    private Preconditions() {}

    /** For changes that must say their version: 428 without If-Match, 412 when the version has moved on. */
    public static void require(@Nullable String ifMatch, long version) {
        if (ifMatch == null || ifMatch.isBlank()) {
            throw StandardProblem.PRECONDITION_REQUIRED.plain();
        }
        honour(ifMatch, version);
    }

    /** For state transitions, where If-Match may be left out: 412 when it is sent and the version has moved on. */
    public static void honour(@Nullable String ifMatch, long version) {
        if (ifMatch != null
                && !ifMatch.isBlank()
                && !matches(ifMatch, ETags.of(version).toString(), false)) {
            throw StandardProblem.STALE.plain();
        }
    }

    /** Whether a list of entity tags contains the tag. Weak tags count only where the comparison is weak. */
    static boolean matches(String header, String tag, boolean weak) {
        return LIST.splitAsStream(header.strip())
                .map(candidate -> weak && candidate.startsWith("W/") ? candidate.substring(2) : candidate)
                .anyMatch(candidate -> candidate.equals("*") || candidate.equals(tag));
    }
}
