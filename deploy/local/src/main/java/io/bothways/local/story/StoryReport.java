package io.bothways.local.story;

import io.bothways.local.story.telling.Step;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What became of a story: every step with its figures, and the figures of the whole. */
public record StoryReport(boolean held, Map<String, Object> totals, List<Step> steps) {
    public StoryReport {
        totals = Collections.unmodifiableMap(new LinkedHashMap<>(totals));
        steps = List.copyOf(steps);
    }

    public Optional<String> brokenStep() {
        return steps.stream().filter(step -> !step.ok()).map(Step::name).findFirst();
    }

    public Step step(String name) {
        return steps.stream()
                .filter(step -> step.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("No step '" + name + "' in "
                        + steps.stream().map(Step::name).toList()));
    }
}
