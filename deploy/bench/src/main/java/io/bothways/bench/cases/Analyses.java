package io.bothways.bench.cases;

import com.fasterxml.jackson.databind.JsonNode;
import io.bothways.analytics.statistics.InvalidRow;
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
            Map.entry("standardisation", EffectAnalyses::standardisation),
            Map.entry("risk-set-matching", EffectAnalyses::riskSetMatching),
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

    /**
     * What the named method finds.
     *
     * @throws InvalidRow with the number of the row in the data file
     */
    static JsonNode run(Table table, JsonNode specification) {
        String method = specification.get("method").asText();
        Analysis analysis = METHODS.get(method);
        if (analysis == null) {
            throw new IllegalArgumentException("unknown method " + method + "; known are " + METHODS.keySet());
        }
        Rows rows = new Rows(table, specification);
        if (rows.size() == 0 && specification.hasNonNull("data")) {
            return Answers.nonIdentifiable("no rows");
        }
        try {
            return analysis.of(rows, specification);
        } catch (InvalidRow refused) {
            throw rows.inFile(refused);
        }
    }

    private static String of(JsonNode options) {
        return options.has("method")
                ? " for the method " + options.path("method").asText()
                : "";
    }

    /** A setting with a usual value. */
    static double optional(JsonNode options, String name, double usual) {
        return options.hasNonNull(name) ? required(options, name) : usual;
    }

    /** A whole number the method cannot do without. */
    static long requiredCount(JsonNode options, String name) {
        double value = required(options, name);
        if (value != Math.rint(value)) {
            throw new IllegalArgumentException("\"" + name + "\" is a whole number, not " + value);
        }
        return (long) value;
    }

    /** A setting the method cannot do without. */
    static double required(JsonNode options, String name) {
        if (!options.path(name).isNumber()) {
            throw new IllegalArgumentException("the number \"" + name + "\" is missing" + of(options));
        }
        return options.get(name).asDouble();
    }
}
