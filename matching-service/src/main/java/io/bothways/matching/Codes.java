package io.bothways.matching;

import java.util.Locale;

/** The one spelling of enum values outside the code: lower-case words joined by hyphens. */
public final class Codes {
    private Codes() {}

    public static String of(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    public static <E extends Enum<E>> E parse(Class<E> type, String code) {
        return Enum.valueOf(type, code.toUpperCase(Locale.ROOT).replace('-', '_'));
    }
}
