package io.bothways.local.story;

import io.bothways.local.story.telling.Narrator;
import io.bothways.local.story.telling.Step;
import io.bothways.local.story.telling.Telling;

/** The end of a story for people: each step with its time, the figures of the whole, and where to look further. */
final class Summary {
    private Summary() {}

    static void print(StoryReport report, Stage stage, Narrator narrator) {
        narrator.heading("Summary");
        for (Step step : report.steps()) {
            narrator.tell("%s %-14s %7.1f s", step.ok() ? "✓" : "✗", step.name(), step.millis() / 1000.0);
            step.expected().ifPresent(expected -> narrator.tell("%s", "  " + expected));
        }
        report.totals()
                .forEach((name, value) -> narrator.tell(
                        "%s",
                        "%-38s %-10s %s"
                                .formatted(name, Telling.shown(value), beside(name, report))
                                .stripTrailing()));
        narrator.tell("%s", "profiles   " + stage.profiles());
        narrator.tell("%s", "matching   " + stage.matching());
        narrator.tell("%s", "sessions   " + stage.sessions());
        narrator.tell("%s", "analytics  " + stage.analytics());
        narrator.line("");
        narrator.line(
                report.held()
                        ? "The story held: " + report.steps().size() + " of "
                                + report.steps().size() + " steps."
                        : "The story did not hold: step '" + report.brokenStep().orElse("?") + "'.");
    }

    /** The limit that we set ourselves for the figure, and whether it was kept. */
    private static String beside(String figure, StoryReport report) {
        return Target.of(figure)
                .map(target -> "at most %s: %s"
                        .formatted(
                                Telling.shown(Math.round(target.atMost())),
                                target.isReachedIn(report.totals()) ? "ok" : "missed"))
                .orElse("");
    }
}
