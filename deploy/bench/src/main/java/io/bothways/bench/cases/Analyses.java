package io.bothways.bench.cases;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import java.util.TreeMap;

/** The methods a case file may name. */
final class Analyses {
    @FunctionalInterface
    private interface Analysis {
        JsonNode of(Rows rows, JsonNode options);
    }

    private static final Map<String, Analysis> METHODS = new TreeMap<>(Map.ofEntries(
            Map.entry("kaplan-meier", SurvivalAnalyses::kaplanMeier),
            Map.entry("log-rank", SurvivalAnalyses::logRank),
            Map.entry("cox", CoxAnalyses::cox)));

    private Analyses() {}

    static JsonNode run(Table table, JsonNode specification) {
        String method = specification.get("method").asText();
        Analysis analysis = METHODS.get(method);
        if (analysis == null) {
            throw new IllegalArgumentException("unknown method " + method + "; known are " + METHODS.keySet());
        }
        return analysis.of(new Rows(table, specification), specification);
    }
}
