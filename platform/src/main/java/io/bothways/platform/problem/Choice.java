package io.bothways.platform.problem;

import java.util.Collection;
import org.jspecify.annotations.Nullable;

/** A query parameter that takes one of a few codes: any other value is answered with the list of them. */
public final class Choice {

    private Choice() {}

    /** The value itself, or null when none was given. */
    public static @Nullable String among(Collection<String> codes, String parameter, @Nullable String given) {
        if (given != null && !codes.contains(given)) {
            throw StandardProblem.VALIDATION.at(
                    "/" + parameter, "must be one of " + codes.stream().sorted().toList());
        }
        return given;
    }
}
