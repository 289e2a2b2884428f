package io.bothways.sessions;

import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** The codes of all states of a kind, read from the types: each is its type's name as words joined by hyphens. */
public final class StateCodes {

    private StateCodes() {}

    public static List<String> of(Class<?> state) {
        return states(state).distinct().toList();
    }

    private static Stream<String> states(Class<?> state) {
        return state.isSealed()
                ? Stream.of(state.getPermittedSubclasses()).flatMap(StateCodes::states)
                : Stream.of(
                        state.getSimpleName().replaceAll("(?<!^)([A-Z])", "-$1").toLowerCase(Locale.ROOT));
    }
}
