package io.bothways.bench.cases;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.bothways.analytics.statistics.InvalidRow;
import io.bothways.analytics.statistics.comparison.RiskSetMatching;
import io.bothways.analytics.statistics.comparison.RiskSetMatching.Measure;
import io.bothways.analytics.statistics.comparison.RiskSetMatching.Pair;
import io.bothways.analytics.statistics.comparison.Standardisation;
import io.bothways.analytics.statistics.cox.CoxFit;
import io.bothways.analytics.statistics.survival.Observations;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Methods {@code standardisation} and {@code risk-set-matching}: what the retention study is made of, one by one. */
final class EffectAnalyses {
    private EffectAnalyses() {}

    /**
     * The g-formula: a Cox model as in {@link CoxAnalyses#cox}, then mean predicted survival with the first covariate at 1
     * and at 0 for everybody, or for those who have 1 ({@code over}: all or treated).
     */
    static ObjectNode standardisation(Rows rows, JsonNode options) {
        Observations observations = CoxAnalyses.observations(rows, options);
        if (rows.has("strata")) {
            throw new IllegalArgumentException("standardisation takes no \"strata\"");
        }
        CoxFit fit = CoxAnalyses.fit(observations, rows.covariates(), null, null, options);
        if (!fit.identifiable(0)) {
            return CoxAnalyses.unidentified(fit, rows.terms());
        }
        double[][] people = people(rows, options.path("over").asText("all"));
        if (people[0].length == 0) {
            return Answers.nonIdentifiable("nobody to standardise over");
        }
        Standardisation with = Standardisation.over(fit, Standardisation.with(people, 0, 1));
        Standardisation without = Standardisation.over(fit, Standardisation.with(people, 0, 0));
        ObjectNode answer = Answers.object().put("people", people[0].length);
        for (JsonNode time : options.path("times")) {
            double at = time.asDouble();
            Answers.append(answer, "time", at);
            appendBoth(answer, "survival", with.survival(at), without.survival(at));
        }
        if (options.hasNonNull("tau")) {
            double tau = Analyses.required(options, "tau");
            answer.put("tau", tau);
            Answers.put(answer, "rmst_with", with.restrictedMean(tau));
            Answers.put(answer, "rmst_without", without.restrictedMean(tau));
            Answers.put(answer, "rmst_difference", difference(with.restrictedMean(tau), without.restrictedMean(tau)));
        }
        return answer;
    }

    private static double[][] people(Rows rows, String over) {
        double[][] columns = rows.covariates();
        boolean treatedOnly =
                switch (over) {
                    case "all" -> false;
                    case "treated" -> true;
                    default -> throw new IllegalArgumentException("\"over\" is all or treated");
                };
        double[] treatment = columns[0];
        int[] kept = IntStream.range(0, rows.size())
                .filter(row -> !treatedOnly || treatment[row] == 1)
                .toArray();
        for (int j = 0; j < columns.length; j++) {
            double[] column = columns[j];
            columns[j] = IntStream.of(kept).mapToDouble(row -> column[row]).toArray();
        }
        return columns;
    }

    private static void appendBoth(ObjectNode answer, String name, @Nullable Double with, @Nullable Double without) {
        Answers.append(answer, name + "_with", with);
        Answers.append(answer, name + "_without", without);
        Answers.append(answer, name + "_difference", difference(with, without));
    }

    private static @Nullable Double difference(@Nullable Double one, @Nullable Double other) {
        return one == null || other == null ? null : (Double) (one - other);
    }

    /**
     * Who starts a treatment on the day {@code treated_at} with colleagues under observation then ({@code start} to {@code
     * stop}) who have not started yet; a day that is not before the stop is none. Days are whole numbers. The covariates are
     * the measures, those named in {@code within} by how far they may be apart, the others by their distance.
     */
    static ObjectNode riskSetMatching(Rows rows, JsonNode options) {
        int[] entry = days(rows, "start");
        int[] exit = days(rows, "stop");
        int[] treatedAt = days(rows, "treated_at");
        for (int row = 0; row < exit.length; row++) {
            if (exit[row] <= entry[row]) {
                throw new InvalidRow(row, "stop " + exit[row] + " is not after start " + entry[row]);
            }
            treatedAt[row] = treatedAt[row] < exit[row] ? treatedAt[row] : RiskSetMatching.NEVER;
        }
        int[] strata = rows.optionalCodes("strata");
        List<Measure> measures = new ArrayList<>();
        for (int j = 0; j < rows.terms().size(); j++) {
            JsonNode within = options.path("within").path(rows.terms().get(j));
            measures.add(new Measure(
                    rows.covariates()[j], within.isNumber() ? within.asDouble() : Double.POSITIVE_INFINITY));
        }
        List<Pair> pairs = new RiskSetMatching(
                        entry,
                        exit,
                        treatedAt,
                        strata == null ? new int[rows.size()] : strata,
                        (subject, day) -> 0,
                        measures,
                        Analyses.optional(options, "caliper", Double.POSITIVE_INFINITY),
                        (int) Analyses.optional(options, "neighbours", 1))
                .pairs();
        ObjectNode answer = Answers.object()
                .put(
                        "treated",
                        IntStream.of(treatedAt)
                                .filter(day -> day != RiskSetMatching.NEVER)
                                .count())
                .put(
                        "matched",
                        pairs.stream().mapToInt(Pair::treated).distinct().count())
                .put("pairs", pairs.size());
        for (Pair pair : pairs) {
            Answers.append(answer, "treated_row", (double) rows.inFile(pair.treated()));
            Answers.append(answer, "control_row", (double) rows.inFile(pair.control()));
            Answers.append(answer, "day", (double) pair.day());
            Answers.append(answer, "weight", pair.weight());
        }
        return answer;
    }

    private static int[] days(Rows rows, String role) {
        double[] values = rows.numbers(role);
        int[] days = new int[values.length];
        for (int row = 0; row < days.length; row++) {
            days[row] = (int) values[row];
            if (days[row] != values[row]) {
                throw new InvalidRow(row, role + " " + Expression.text(values[row]) + " is not a whole day");
            }
        }
        return days;
    }
}
