package io.bothways.matching.programme;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Who may take part, by attributes of the HRIS; what is empty or null is not asked. Units are paths from the top: a
 * person belongs to a unit when their path starts with it.
 */
public record EligibilityRule(
        List<List<String>> units,
        List<String> sites,
        @Nullable Integer minGrade,
        @Nullable Integer maxGrade,
        @Nullable Integer minTenureDays) {

    /** Between the parts of a unit path in one text; no attribute contains it. */
    public static final String PATH_SEPARATOR = "\u001f";

    public EligibilityRule {
        units = units.stream().map(List::copyOf).toList();
        sites = List.copyOf(sites);
    }

    /** The unit paths as texts that end in the separator, so that one is a prefix of another only part by part. */
    public List<String> unitPrefixes() {
        return units.stream()
                .map(path -> String.join(PATH_SEPARATOR, path) + PATH_SEPARATOR)
                .toList();
    }
}
