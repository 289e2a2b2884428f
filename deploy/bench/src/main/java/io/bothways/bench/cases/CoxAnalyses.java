package io.bothways.bench.cases;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.bothways.analytics.statistics.TestStatistic;
import io.bothways.analytics.statistics.comparison.Landmark;
import io.bothways.analytics.statistics.cox.BaselineHazard;
import io.bothways.analytics.statistics.cox.Concordance;
import io.bothways.analytics.statistics.cox.CoxFit;
import io.bothways.analytics.statistics.cox.CoxModel;
import io.bothways.analytics.statistics.cox.CoxRows;
import io.bothways.analytics.statistics.cox.ProportionalHazardsTest;
import io.bothways.analytics.statistics.cox.ProportionalHazardsTest.Clock;
import io.bothways.analytics.statistics.cox.options.CoxOptions;
import io.bothways.analytics.statistics.cox.options.Ties;
import io.bothways.analytics.statistics.survival.EpisodeSplit;
import io.bothways.analytics.statistics.survival.Observations;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Method {@code cox}: regression with everything R's summary prints, the test of proportionality and the baseline. */
final class CoxAnalyses {
    private CoxAnalyses() {}

    static ObjectNode cox(Rows rows, JsonNode options) {
        Observations observations = observations(rows, options);
        int[] strata = rows.optionalCodes("strata");
        CoxFit fit = fit(observations, rows.covariates(), strata, rows.optionalNumbers("offset"), options);
        if (identifiesNothing(fit)) {
            return unidentified(fit, rows.terms());
        }
        ObjectNode answer = coefficients(fit, rows.terms(), options);
        if (fit.options().ties() != Ties.EXACT) {
            Concordance concordance = fit.identifiable() ? Concordance.of(fit) : null;
            Answers.put(answer, "concordance", concordance == null ? null : concordance.value());
            Answers.put(answer, "concordance_se", concordance == null ? null : concordance.standardError());
            String transform = options.path("transform").asText("km");
            answer.set("ph_test_" + transform, proportionality(fit, rows, transform));
            answer.set(
                    "baseline_cumhaz_at_zero_last",
                    fit.identifiable() ? baseline(fit, observations, strata) : Answers.nothing());
        }
        return answer;
    }

    static Observations observations(Rows rows, JsonNode options) {
        return options.hasNonNull("cause")
                ? rows.observations().withOnlyCause(options.get("cause").asInt())
                : rows.observations();
    }

    static CoxFit fit(
            Observations observations,
            double[][] columns,
            int @Nullable [] strata,
            double @Nullable [] offset,
            JsonNode options) {
        if (columns.length == 0) {
            throw new IllegalArgumentException("\"covariates\" are missing");
        }
        Ties ties =
                switch (options.path("ties").asText("efron")) {
                    case "efron" -> Ties.EFRON;
                    case "breslow" -> Ties.BRESLOW;
                    case "exact" -> Ties.EXACT;
                    default -> throw new IllegalArgumentException("ties are efron, breslow or exact");
                };
        CoxOptions chosen = CoxOptions.with(ties);
        return CoxModel.fit(
                CoxRows.of(observations, columns, strata, offset),
                options.path("firth").asBoolean(false) ? chosen.penalised() : chosen);
    }

    /** As {@link #cox} on rows cut at {@code cuts}, with a coefficient per period for the covariates named in {@code varying}. */
    static ObjectNode periods(Rows rows, JsonNode options) {
        List<String> varying = new ArrayList<>();
        options.path("varying").forEach(name -> varying.add(name.asText()));
        if (options.path("cuts").isEmpty() || varying.isEmpty() || !rows.terms().containsAll(varying)) {
            throw new IllegalArgumentException(
                    "\"cuts\" is a list of times and \"varying\" one of covariates among " + rows.terms());
        }
        double[] cuts = new double[options.path("cuts").size()];
        for (int c = 0; c < cuts.length; c++) {
            cuts[c] = options.path("cuts").get(c).asDouble();
        }
        EpisodeSplit split = EpisodeSplit.at(observations(rows, options), cuts);
        List<String> terms = new ArrayList<>();
        List<double[]> columns = new ArrayList<>();
        for (int j = 0; j < rows.terms().size(); j++) {
            String term = rows.terms().get(j);
            double[] column = rows.covariates()[j];
            if (!varying.contains(term)) {
                terms.add(term);
                columns.add(split.spread(column));
                continue;
            }
            for (int period = 0; period <= cuts.length; period++) {
                terms.add(term + " in period " + (period + 1));
                columns.add(split.within(column, period));
            }
        }
        int[] strata = rows.optionalCodes("strata");
        int[] pieces = strata == null
                ? null
                : IntStream.range(0, split.rows().size())
                        .map(piece -> strata[split.source(piece)])
                        .toArray();
        double[] offset = rows.optionalNumbers("offset");
        CoxFit fit = fit(
                split.rows(),
                columns.toArray(double[][]::new),
                pieces,
                offset == null ? null : split.spread(offset),
                options);
        return identifiesNothing(fit) ? unidentified(fit, terms) : coefficients(fit, terms, options);
    }

    /**
     * Cox regression from a landmark on: those under observation at it, grouped by what had happened to them by then. The
     * first covariate is the treatment and stays as it was at the landmark. Rows belong to the same subject by {@code
     * subject}, or else by {@code cluster}; without a start each is somebody else.
     */
    static ObjectNode landmark(Rows rows, JsonNode options) {
        double time = Analyses.required(options, "landmark");
        int[] subject = rows.has("subject") ? rows.optionalCodes("subject") : rows.optionalCodes("cluster");
        Landmark landmark = Landmark.at(observations(rows, options), rows.has("start") ? subject : null, time);
        double[][] columns = rows.covariates();
        for (int j = 0; j < columns.length; j++) {
            columns[j] = j == 0 ? landmark.frozen(columns[j]) : landmark.spread(columns[j]);
        }
        int[] strata = rows.optionalCodes("strata");
        int[] kept = strata == null
                ? null
                : IntStream.range(0, landmark.rows().size())
                        .map(row -> strata[landmark.source(row)])
                        .toArray();
        double[] offset = rows.optionalNumbers("offset");
        CoxFit fit = fit(landmark.rows(), columns, kept, offset == null ? null : landmark.spread(offset), options);
        if (identifiesNothing(fit)) {
            return unidentified(fit, rows.terms());
        }
        long treated = IntStream.range(0, landmark.rows().size())
                .filter(row -> rows.covariates()[0][landmark.then(row)] == 1)
                .map(landmark::then)
                .distinct()
                .count();
        return coefficients(fit, rows.terms(), options).put("landmark", time).put("treated", treated);
    }

    /** As R does unless told otherwise: with clusters, or with weights that are not counts of one or none. */
    static boolean robustByDefault(Observations rows) {
        return rows.isClustered() || weighted(rows);
    }

    private static boolean weighted(Observations rows) {
        for (int row = 0; row < rows.size(); row++) {
            if (rows.weight(row) != 0 && rows.weight(row) != 1) {
                return true;
            }
        }
        return false;
    }

    private static boolean identifiesNothing(CoxFit fit) {
        return IntStream.range(0, fit.covariates()).noneMatch(fit::identifiable);
    }

    private static List<String> separated(CoxFit fit, List<String> terms) {
        return IntStream.range(0, fit.covariates())
                .filter(fit::separated)
                .mapToObj(terms::get)
                .toList();
    }

    static ObjectNode unidentified(CoxFit fit, List<String> terms) {
        List<String> separated = separated(fit, terms);
        String reason = fit.events() == 0
                ? "no events"
                : separated.isEmpty()
                        ? "no covariate varies among those at risk at an event time"
                        : "the likelihood has no maximum: separation by " + separated;
        return Answers.nonIdentifiable(reason).put("n", fit.size()).put("events", fit.events());
    }

    private static ObjectNode coefficients(CoxFit fit, List<String> terms, JsonNode options) {
        double level = Analyses.optional(options, "level", 0.95);
        boolean robust = fit.options().ties() != Ties.EXACT
                && options.path("robust").asBoolean(robustByDefault(fit.observations()));
        ObjectNode answer = Answers.object();
        for (int j = 0; j < terms.size(); j++) {
            CoxFit.HazardRatio ratio = fit.hazardRatio(j, level, robust);
            Answers.append(answer, "term", terms.get(j));
            Answers.append(answer, "coef", fit.coefficient(j));
            Answers.append(answer, "se", fit.standardError(j));
            Double coefficient = fit.coefficient(j);
            Answers.append(answer, "hr", coefficient == null ? null : (Double) StrictMath.exp(coefficient));
            Answers.append(
                    answer,
                    "hr_ci95_lower",
                    ratio == null ? null : ratio.interval().lower());
            Answers.append(
                    answer,
                    "hr_ci95_upper",
                    ratio == null ? null : ratio.interval().upper());
            Answers.append(answer, "p", ratio == null ? null : ratio.pValue());
            if (robust) {
                Answers.append(answer, "se_robust", fit.robustStandardError(j));
            }
        }
        separated(fit, terms).forEach(term -> Answers.append(answer, "separated", term));
        answer.put("n", fit.size()).put("events", fit.events());
        Answers.put(answer, "loglik_null", fit.nullLogLikelihood());
        Answers.put(answer, "loglik", fit.logLikelihood());
        TestStatistic wald = fit.waldTest(robust);
        boolean tested = IntStream.range(0, terms.size())
                .allMatch(j -> !fit.identifiable(j) || fit.hazardRatio(j, level, robust) != null);
        answer.set("lrt", Answers.test(fit.likelihoodRatioTest().statistic(), fit.likelihoodRatioTest()));
        // R's summary rounds the Wald statistic, and only that, to two decimals
        answer.set("wald", tested ? Answers.test(Math.rint(wald.statistic() * 100) / 100, wald) : Answers.nothing());
        answer.set("wald_unrounded", tested ? Answers.test(wald.statistic(), wald) : Answers.nothing());
        answer.set("score", Answers.test(fit.scoreTest().statistic(), fit.scoreTest()));
        return answer;
    }

    private static ObjectNode proportionality(CoxFit fit, Rows rows, String transform) {
        Clock clock =
                switch (transform) {
                    case "km" -> Clock.KAPLAN_MEIER;
                    case "identity" -> Clock.IDENTITY;
                    case "rank" -> Clock.RANK;
                    case "log" -> Clock.LOG;
                    default -> throw new IllegalArgumentException("transforms are km, identity, rank and log");
                };
        List<String> sources = rows.sources();
        List<String> terms = sources.stream().distinct().toList();
        int[] term = sources.stream().mapToInt(terms::indexOf).toArray();
        ProportionalHazardsTest.Result result = ProportionalHazardsTest.of(fit, clock, term);
        ObjectNode answer = Answers.object();
        for (int j = 0; j < terms.size(); j++) {
            append(answer, terms.get(j), result.covariates().get(j));
        }
        append(answer, "GLOBAL", result.global());
        return answer;
    }

    private static void append(ObjectNode answer, String term, @Nullable TestStatistic test) {
        Answers.append(answer, "term", term);
        Answers.append(answer, "chisq", test == null ? null : test.statistic());
        Answers.append(answer, "df", test == null ? null : (Double) (double) test.degreesOfFreedom());
        Answers.append(answer, "p", test == null ? null : test.pValue());
    }

    /** The last line of R's {@code basehaz(centered = FALSE)}: the last time observed in the last stratum. */
    private static ObjectNode baseline(CoxFit fit, Observations rows, int @Nullable [] strata) {
        int last = -1;
        for (int row = 0; row < rows.size(); row++) {
            if (last < 0
                    || (strata != null && strata[row] > strata[last])
                    || ((strata == null || strata[row] == strata[last]) && rows.stop(row) > rows.stop(last))) {
                last = row;
            }
        }
        BaselineHazard hazard = BaselineHazard.ofStratumWith(fit, last);
        ObjectNode answer = Answers.object().put("time", rows.stop(last));
        Answers.put(answer, "cumhaz", hazard.at(rows.stop(last)));
        return answer;
    }
}
