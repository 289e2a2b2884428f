package io.bothways.platform.code;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The one spelling of enum values in APIs, events and tables: lower-case words joined by hyphens. Pure. */
public final class Codes {

    private Codes() {}

    public static String of(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** The value of this code; for codes that we wrote ourselves, so an unknown one is a fault. */
    public static <E extends Enum<E>> E parse(Class<E> type, String code) {
        return find(type, code)
                .orElseThrow(() -> new IllegalArgumentException(
                        "'" + code + "' is none of " + Arrays.toString(type.getEnumConstants())));
    }

    /** The value of this code, for codes that others wrote. */
    public static <E extends Enum<E>> Optional<E> find(Class<E> type, @Nullable String code) {
        return Arrays.stream(type.getEnumConstants())
                .filter(value -> of(value).equals(code))
                .findFirst();
    }
}
