package io.bothways.bench.cases;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.bothways.analytics.statistics.InvalidRow;
import io.bothways.analytics.statistics.comparison.DifferenceInDifferences;
import io.bothways.analytics.statistics.comparison.ExactMatching;
import io.bothways.analytics.statistics.comparison.LinearRegression;
import io.bothways.analytics.statistics.comparison.LogisticRegression;
import io.bothways.analytics.statistics.comparison.NearestMatching;
import io.bothways.analytics.statistics.comparison.Weighting;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Methods on rows with a {@code treatment} (0 or 1), an {@code outcome} and covariates. */
final class ComparisonAnalyses {
    private ComparisonAnalyses() {}

    private static boolean[] treated(Rows rows) {
        double[] values = rows.numbers("treatment");
        boolean[] treated = new boolean[values.length];
        for (int i = 0; i < treated.length; i++) {
            if (values[i] != 0 && values[i] != 1) {
                throw new InvalidRow(i, "treatment " + Expression.text(values[i]) + " is neither 0 nor 1");
            }
            treated[i] = values[i] == 1;
        }
        return treated;
    }

    /** Null when covariates tell the treated from the others, or only one of them is there. */
    private static double @Nullable [] propensity(Rows rows) {
        LogisticRegression fit = LogisticRegression.fit(treated(rows), rows.covariates());
        return fit.identifiable() ? fit.probabilities() : null;
    }

    private static ObjectNode separation() {
        return Answers.nonIdentifiable("the likelihood has no maximum: separation");
    }

    private static ObjectNode oneGroup() {
        return Answers.nonIdentifiable("there are not both treated and others");
    }

    private static boolean oneGroup(boolean[] treated) {
        for (boolean one : treated) {
            if (one != treated[0]) {
                return false;
            }
        }
        return true;
    }

    static ObjectNode logit(Rows rows, JsonNode options) {
        LogisticRegression fit =
                LogisticRegression.fit(treated(rows), rows.covariates(), rows.optionalNumbers("weights"));
        if (IntStream.rangeClosed(0, rows.terms().size()).allMatch(j -> fit.coefficient(j) == null)) {
            return separation();
        }
        ObjectNode answer = Answers.object();
        for (int j = 0; j <= rows.terms().size(); j++) {
            Answers.append(answer, "term", j == 0 ? "(Intercept)" : rows.terms().get(j - 1));
            Answers.append(answer, "coef", fit.coefficient(j));
            Answers.append(answer, "se", fit.standardError(j));
            Answers.append(answer, "se_robust", fit.robustStandardError(j, rows.optionalCodes("cluster")));
        }
        return answer.put("deviance", fit.deviance());
    }

    static ObjectNode scores(Rows rows, JsonNode options) {
        boolean[] treated = treated(rows);
        double[] score = propensity(rows);
        if (score == null) {
            return separation();
        }
        Weighting plain = Weighting.none(treated);
        ObjectNode answer = Answers.object();
        Answers.put(answer, "treated_mean", plain.mean(score, true));
        Answers.put(answer, "control_mean", plain.mean(score, false));
        Answers.put(answer, "min", Arrays.stream(score).min().orElse(Double.NaN));
        Answers.put(answer, "max", Arrays.stream(score).max().orElse(Double.NaN));
        for (int i = 0; i < Math.min(5, score.length); i++) {
            Answers.append(answer, "first5", score[i]);
        }
        return answer;
    }

    static ObjectNode weighting(Rows rows, JsonNode options) {
        boolean[] treated = treated(rows);
        double[] outcome = rows.numbers("outcome");
        double[] score = propensity(rows);
        if (score == null) {
            return separation();
        }
        Weighting onTreated = Weighting.of(treated, score, Weighting.Target.TREATED);
        Weighting onAll = Weighting.of(treated, score, Weighting.Target.ALL);
        ObjectNode answer = Answers.object();
        Answers.put(answer, "att_hajek", onTreated.difference(outcome));
        Answers.put(answer, "ate_hajek", onAll.difference(outcome));
        Answers.put(answer, "att_hc0_se", onTreated.standardError(outcome));
        Answers.put(answer, "ate_hc0_se", onAll.standardError(outcome));
        Answers.put(answer, "ess_control_att", onTreated.effectiveSize(false));
        return answer;
    }

    static ObjectNode balance(Rows rows, JsonNode options) {
        boolean[] treated = treated(rows);
        double[] score = propensity(rows);
        if (score == null) {
            return separation();
        }
        Weighting before = Weighting.none(treated);
        Weighting after = Weighting.of(treated, score, Weighting.Target.TREATED);
        ObjectNode answer = Answers.object();
        for (int j = 0; j < rows.terms().size(); j++) {
            Answers.append(answer, "term", rows.terms().get(j));
            Answers.append(answer, "before", before.standardisedDifference(rows.covariates()[j]));
            Answers.append(answer, "after_att_weights", after.standardisedDifference(rows.covariates()[j]));
        }
        return answer;
    }

    static ObjectNode difference(Rows rows, JsonNode options) {
        boolean[] treated = treated(rows);
        if (oneGroup(treated)) {
            return oneGroup();
        }
        ObjectNode answer = Answers.object();
        Weighting plain = Weighting.none(treated);
        Answers.put(answer, "difference", plain.difference(rows.numbers("outcome")));
        Answers.put(answer, "se", plain.standardError(rows.numbers("outcome")));
        return answer;
    }

    /**
     * {@code scale}: probability or logit; {@code caliper} in standard deviations of the score on that scale;
     * {@code distance}: "whole-units" repeats MatchIt 4.5.1.
     */
    static ObjectNode nearest(Rows rows, JsonNode options) {
        boolean[] treated = treated(rows);
        double[] score = propensity(rows);
        if (score == null) {
            return separation();
        }
        if (options.path("scale").asText("probability").equals("logit")) {
            for (int i = 0; i < score.length; i++) {
                score[i] = StrictMath.log(score[i] / (1 - score[i]));
            }
        }
        double caliper = options.hasNonNull("caliper")
                ? options.get("caliper").asDouble() * deviation(score)
                : Double.POSITIVE_INFINITY;
        double[] weights = options.path("distance").asText().equals("whole-units")
                ? WholeUnitMatching.weights(treated, score, caliper, rows.optionalCodes("strata"))
                : NearestMatching.of(treated, score, caliper, rows.optionalCodes("strata"))
                        .weights();
        Weighting matched = Weighting.given(treated, weights);
        ObjectNode answer =
                Answers.object().put("pairs", (int) Arrays.stream(weights).sum() / 2);
        Answers.put(answer, "att", matched.difference(rows.numbers("outcome")));
        for (double[] column : rows.covariates()) {
            Answers.append(answer, "smd_after", matched.standardisedDifference(column));
        }
        return answer;
    }

    private static double deviation(double[] values) {
        double mean = Arrays.stream(values).average().orElse(Double.NaN);
        double squares = 0;
        for (double value : values) {
            squares += (value - mean) * (value - mean);
        }
        return Math.sqrt(squares / (values.length - 1));
    }

    /** Classes are the distinct combinations of the covariates. */
    static ObjectNode exact(Rows rows, JsonNode options) {
        String[] keys = new String[rows.size()];
        for (int i = 0; i < keys.length; i++) {
            StringBuilder key = new StringBuilder();
            for (double[] column : rows.covariates()) {
                key.append(column[i]).append('|');
            }
            keys[i] = key.toString();
        }
        boolean[] treated = treated(rows);
        if (oneGroup(treated)) {
            return oneGroup();
        }
        ExactMatching matching = ExactMatching.of(treated, Labels.of(keys).codes());
        ObjectNode answer = Answers.object()
                .put("treated", matching.treated())
                .put("controls", matching.controls())
                .put("subclasses", matching.classes());
        Answers.put(answer, "att", Weighting.given(treated, matching.weights()).difference(rows.numbers("outcome")));
        return answer;
    }

    /** Panel of units and periods (numbers); the start of treatment of a unit is its first treated period. */
    static ObjectNode differencesInDifferences(Rows rows, JsonNode options) {
        boolean[] treated = treated(rows);
        int[] unit = rows.labels("unit").codes();
        Labels periods = rows.labels("period");
        int[] start = new int[treated.length];
        Map<Integer, Integer> first = new HashMap<>();
        for (int i = 0; i < start.length; i++) {
            if (treated[i]) {
                first.merge(unit[i], periods.codes()[i], Math::min);
            }
        }
        for (int i = 0; i < start.length; i++) {
            start[i] = first.getOrDefault(unit[i], Integer.MAX_VALUE);
        }
        double level = Analyses.optional(options, "level", 0.95);
        var effect = DifferenceInDifferences.effect(
                rows.numbers("outcome"), unit, periods.codes(), rows.numbers("treatment"), level);
        if (effect == null) {
            return Answers.nonIdentifiable(
                    "treatment does not vary within units and periods, or would not without one of the units");
        }
        ObjectNode answer = Answers.object().put("effect", effect.value()).put("se", effect.standardError());
        answer.putArray("ci95")
                .add(effect.interval().lower())
                .add(effect.interval().upper());
        answer.put("p", effect.pValue());
        ObjectNode leads = answer.putObject("leads");
        for (var lead : DifferenceInDifferences.leads(rows.numbers("outcome"), unit, periods.codes(), start, level)) {
            var before = lead.effect();
            Answers.append(leads, "period", (double) lead.period());
            Answers.append(leads, "effect", before == null ? null : before.value());
            Answers.append(leads, "se", before == null ? null : before.standardError());
        }
        return answer;
    }

    /** Coefficient and errors of the first covariate, or of the one named by {@code term}. */
    static ObjectNode linear(Rows rows, JsonNode options) {
        LinearRegression fit =
                LinearRegression.fit(rows.numbers("outcome"), rows.covariates(), rows.optionalNumbers("weights"));
        int term = options.hasNonNull("term")
                ? rows.terms().indexOf(options.get("term").asText())
                : 0;
        if (term < 0 || rows.terms().isEmpty()) {
            throw new IllegalArgumentException("\"term\" is one of \"covariates\", which are " + rows.terms());
        }
        int j = 1 + term;
        ObjectNode answer = Answers.object();
        if (fit.coefficient(j) == null) {
            return Answers.nonIdentifiable("the covariate repeats others or does not vary");
        }
        Answers.put(answer, "coef", fit.coefficient(j));
        Answers.put(answer, "se", fit.standardError(j, LinearRegression.Errors.CLASSICAL));
        Answers.put(answer, "hc1", fit.standardError(j, LinearRegression.Errors.HC1));
        Answers.put(answer, "hc3", fit.standardError(j, LinearRegression.Errors.HC3));
        int[] clusters = rows.optionalCodes("cluster");
        if (clusters != null) {
            Answers.put(answer, "clustered", fit.clusteredStandardError(j, clusters));
        }
        return answer;
    }
}
