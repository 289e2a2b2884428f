package io.bothways.local.story;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import io.bothways.local.story.telling.Step;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/** Writes a story's report as JSON: held, the figures of the whole, those with a target, and each step with name, ok, figures and millis. */
public final class ReportFile {
    private static final ObjectMapper JSON = new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);

    private ReportFile() {}

    public static void write(StoryReport report, Path file) {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("held", report.held());
        report.brokenStep().ifPresent(step -> document.put("brokenStep", step));
        document.put("figures", report.totals());
        document.put(
                "targets",
                Target.among(report.totals()).stream()
                        .map(target -> target(target, report.totals()))
                        .toList());
        document.put("steps", report.steps().stream().map(ReportFile::step).toList());
        try {
            var folder = file.toAbsolutePath().getParent();
            if (folder != null) {
                Files.createDirectories(folder);
            }
            Files.writeString(file, JSON.writeValueAsString(document) + "\n");
        } catch (IOException e) {
            throw new UncheckedIOException("The report " + file.getFileName() + " cannot be written.", e);
        }
    }

    private static Map<String, Object> target(Target target, Map<String, Object> figures) {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("figure", target.figure());
        document.put("value", figures.get(target.figure()));
        document.put("atMost", target.atMost());
        document.put("ok", target.isReachedIn(figures));
        return document;
    }

    private static Map<String, Object> step(Step step) {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("name", step.name());
        document.put("ok", step.ok());
        step.expected().ifPresent(expected -> document.put("expected", expected));
        document.put("figures", step.figures());
        document.put("millis", step.millis());
        return document;
    }
}
