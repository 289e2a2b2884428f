package io.bothways.local.story.telling;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;

/** Runs the steps one after the other, times them, and stops at the first that does not hold. */
public final class Telling {
    private final Narrator narrator;
    private final List<Step> steps = new ArrayList<>();

    public Telling(Narrator narrator) {
        this.narrator = narrator;
    }

    /** The step's result, or {@link StoryStopped} after its failure was told and noted. */
    public <T> T step(String name, String heading, Function<Figures, T> work) {
        narrator.heading((steps.size() + 1) + ". " + heading);
        var figures = new Figures();
        long started = System.nanoTime();
        try {
            T result = work.apply(figures);
            long millis = millisSince(started);
            steps.add(new Step(name, true, millis, figures.values(), Optional.empty()));
            narrator.tell("%s", "✓ %s, %.1f s".formatted(name, millis / 1000.0));
            return result;
        } catch (RuntimeException e) {
            String expected = e.getMessage() == null ? e.toString() : e.getMessage();
            steps.add(new Step(name, false, millisSince(started), figures.values(), Optional.of(expected)));
            narrator.tell("✗ the step '%s' did not hold: %s", name, expected);
            throw new StoryStopped(e);
        }
    }

    public List<Step> steps() {
        return List.copyOf(steps);
    }

    /** A figure for people: whole numbers grouped, fractions with at most three digits. */
    public static String shown(Object value) {
        return switch (value) {
            case Long number -> String.format(Locale.ROOT, "%,d", number);
            case Integer number -> String.format(Locale.ROOT, "%,d", number);
            case Double number -> String.format(Locale.ROOT, "%.3f", number);
            default -> value.toString();
        };
    }

    private static long millisSince(long started) {
        return (System.nanoTime() - started) / 1_000_000;
    }
}
