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
            Map.entry("cox", CoxAnalyses::cox),
            Map.entry("incidence", CompetingAnalyses::incidence),
            Map.entry("incidence-columns", CompetingAnalyses::incidenceByName),
            Map.entry("gray", CompetingAnalyses::gray),
            Map.entry("fine-gray", CompetingAnalyses::fineGray),
            Map.entry("landmark", CoxAnalyses::landmark),
            Map.entry("cox-periods", CoxAnalyses::periods),
            Map.entry("did", ComparisonAnalyses::differencesInDifferences),
            Map.entry("logit", ComparisonAnalyses::logit),
            Map.entry("propensity-scores", ComparisonAnalyses::scores),
            Map.entry("propensity-weights", ComparisonAnalyses::weighting),
            Map.entry("balance", ComparisonAnalyses::balance),
            Map.entry("mean-difference", ComparisonAnalyses::difference),
            Map.entry("nearest-matching", ComparisonAnalyses::nearest),
            Map.entry("exact-matching", ComparisonAnalyses::exact),
            Map.entry("linear", ComparisonAnalyses::linear),
            Map.entry("proportion", NumberAnalyses::proportion),
            Map.entry("rate", NumberAnalyses::rate),
            Map.entry("rate-ratio", NumberAnalyses::rateRatio),
            Map.entry("e-value", NumberAnalyses::eValue),
            Map.entry("power", NumberAnalyses::power)));

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
