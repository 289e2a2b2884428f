package io.bothways.bench.matching;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The table that a run ends with: each figure, what it is to reach where that is known, and how it was measured. */
final class Figures {
    private final List<Figure> figures = new ArrayList<>();

    /** {@code target} and {@code verdict} (PASS or FAIL) are empty where a figure has none to reach. */
    record Figure(String name, String value, String target, String verdict, String how) {}

    void told(String name, String value, String how) {
        figures.add(new Figure(name, value, "", "", how));
    }

    /** {@code target} is null where there is none for this size. */
    void atMost(String name, double value, @Nullable Double target, String unit, String how) {
        if (target == null) {
            told(name, text(value, unit), how);
        } else {
            holds(name, value <= target, text(value, unit), "<= " + text(target, unit), how);
        }
    }

    void atLeast(String name, double value, @Nullable Double target, String unit, String how) {
        if (target == null) {
            told(name, text(value, unit), how);
        } else {
            holds(name, value >= target, text(value, unit), ">= " + text(target, unit), how);
        }
    }

    void holds(String name, boolean held, String value, String target, String how) {
        figures.add(new Figure(name, value, target, held ? "PASS" : "FAIL", how));
    }

    List<Figure> all() {
        return List.copyOf(figures);
    }

    boolean pass() {
        return figures.stream().noneMatch(figure -> figure.verdict().equals("FAIL"));
    }

    void print(PrintStream out) {
        for (Figure f : figures) {
            out.printf(
                    Locale.ROOT,
                    "  %-24s %16s  %-14s %-4s  %s%n",
                    f.name(),
                    f.value(),
                    f.target(),
                    f.verdict(),
                    f.how());
        }
    }

    /** As many digits as tell something: small numbers get decimals, large ones none. */
    static String text(double value, String unit) {
        double size = Math.abs(value);
        String format = value == Math.rint(value) || size >= 100 ? "%,.0f" : size >= 0.1 ? "%.2f" : "%.6f";
        return (String.format(Locale.ROOT, format, value) + " " + unit).strip();
    }
}
