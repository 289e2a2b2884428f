package io.bothways.analytics.retention;

import java.util.List;
import java.util.Locale;

/** The languages in which cautions are shipped. */
public final class Languages {

    private static final List<Locale> SHIPPED = List.of(Locale.ENGLISH, Locale.GERMAN);

    private Languages() {}

    /** The first wanted language that is shipped, else English. */
    public static Locale accepted(List<Locale> wanted) {
        return wanted.stream()
                .map(locale -> Locale.of(locale.getLanguage()))
                .filter(SHIPPED::contains)
                .findFirst()
                .orElse(Locale.ENGLISH);
    }
}
