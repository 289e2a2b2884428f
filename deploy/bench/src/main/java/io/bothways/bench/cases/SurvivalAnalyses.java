package io.bothways.bench.cases;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.bothways.analytics.statistics.Interval;
import io.bothways.analytics.statistics.plot.CurvePlot;
import io.bothways.analytics.statistics.survival.HazardInterval;
import io.bothways.analytics.statistics.survival.IntervalType;
import io.bothways.analytics.statistics.survival.KaplanMeier;
import io.bothways.analytics.statistics.survival.LogRank;
import io.bothways.analytics.statistics.survival.Observations;
import io.bothways.analytics.statistics.survival.RestrictedMean;
import io.bothways.analytics.statistics.survival.SurvivalCurve;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Methods {@code kaplan-meier} and {@code log-rank}. */
final class SurvivalAnalyses {
    private static final Map<String, IntervalType> TYPES = new LinkedHashMap<>();
    private static final Map<String, HazardInterval> HAZARD_TYPES = new LinkedHashMap<>();

    static {
        TYPES.put("plain", IntervalType.PLAIN);
        TYPES.put("log", IntervalType.LOG);
        TYPES.put("loglog", IntervalType.LOG_LOG);
        HAZARD_TYPES.put("plain", HazardInterval.PLAIN);
        HAZARD_TYPES.put("log", HazardInterval.LOG);
    }

    private SurvivalAnalyses() {}

    static ObjectNode kaplanMeier(Rows rows, JsonNode options) {
        Observations all = rows.observations();
        Labels groups = rows.labels("group");
        String prefix = options.hasNonNull("group") ? options.get("group").asText() + "=" : "";
        boolean robust = options.path("robust").asBoolean(CoxAnalyses.robustByDefault(all));
        double level = Analyses.optional(options, "level", 0.95);
        Map<String, SurvivalCurve> curves = new LinkedHashMap<>();
        for (int g = 0; g < groups.count(); g++) {
            int wanted = g;
            Observations inside = groups.count() == 1 ? all : all.where(row -> groups.codes()[row] == wanted);
            curves.put(prefix + groups.names().get(g), robust ? KaplanMeier.robust(inside) : KaplanMeier.of(inside));
        }
        ObjectNode answer = Answers.object();
        ArrayNode strata = answer.putArray("strata");
        curves.keySet().forEach(strata::add);
        answer.set("curve", curve(curves, level));
        for (var type : TYPES.entrySet()) {
            answer.set("quantiles_" + type.getKey(), quantiles(curves, type.getValue(), level, options.path("probs")));
            if (options.path("times").size() > 0) {
                answer.set("at_" + type.getKey(), at(curves, type.getValue(), level, options.path("times")));
            }
        }
        if (options.hasNonNull("tau")) {
            answer.set("rmst", restrictedMeans(curves, horizon(options), level));
        }
        if (options.hasNonNull("plot")) {
            answer.put("plot", plot(curves, options.get("plot")));
        }
        ArrayNode hazards = answer.putObject("nelson_aalen_last").putArray("cumhaz");
        for (SurvivalCurve curve : curves.values()) {
            Answers.add(hazards, curve.size() == 0 ? null : (Double) curve.cumulativeHazard(curve.size() - 1));
        }
        return answer;
    }

    private static double horizon(JsonNode options) {
        double tau = Analyses.required(options, "tau");
        if (!(tau > 0)) {
            throw new IllegalArgumentException("\"tau\" is a time after the origin, not " + tau);
        }
        return tau;
    }

    /** {@code plot}: title, time (label of the axis), until (its end). */
    private static String plot(Map<String, SurvivalCurve> curves, JsonNode plot) {
        List<CurvePlot.Line> lines = new ArrayList<>();
        curves.forEach((name, curve) -> lines.add(new CurvePlot.Line(name, curve)));
        return CurvePlot.of(
                plot.path("title").asText(),
                plot.path("time").asText("time"),
                plot.path("until").asDouble(1),
                lines);
    }

    private static ObjectNode curve(Map<String, SurvivalCurve> curves, double level) {
        ObjectNode table = Answers.object();
        for (var entry : curves.entrySet()) {
            SurvivalCurve curve = entry.getValue();
            for (int i = 0; i < curve.size(); i++) {
                if (curve.events(i) == 0) {
                    continue;
                }
                Answers.append(table, "stratum", entry.getKey());
                Answers.append(table, "time", curve.time(i));
                Answers.append(table, "n_risk", curve.atRisk(i));
                Answers.append(table, "n_event", curve.events(i));
                Answers.append(table, "surv", curve.survival(i));
                Answers.append(table, "std_err_surv_greenwood", curve.standardError(i));
                for (var type : TYPES.entrySet()) {
                    Interval interval = curve.interval(i, type.getValue(), level);
                    Answers.append(table, "lower_" + type.getKey(), interval == null ? null : interval.lower());
                    Answers.append(table, "upper_" + type.getKey(), interval == null ? null : interval.upper());
                }
                Answers.append(table, "cumhaz", curve.cumulativeHazard(i));
                Answers.append(table, "std_err_cumhaz", Math.sqrt(curve.cumulativeHazardVariance(i)));
                for (var type : HAZARD_TYPES.entrySet()) {
                    Interval interval = curve.cumulativeHazardInterval(i, type.getValue(), level);
                    Answers.append(table, "lower_cumhaz_" + type.getKey(), interval == null ? null : interval.lower());
                    Answers.append(table, "upper_cumhaz_" + type.getKey(), interval == null ? null : interval.upper());
                }
            }
        }
        return table;
    }

    private static ObjectNode quantiles(
            Map<String, SurvivalCurve> curves, IntervalType type, double level, JsonNode wanted) {
        List<Double> probabilities = new ArrayList<>();
        wanted.forEach(p -> probabilities.add(p.asDouble()));
        if (probabilities.isEmpty()) {
            probabilities.addAll(List.of(0.25, 0.5, 0.75));
        }
        ObjectNode answer = Answers.object();
        ArrayNode probs = answer.putArray("probs");
        probabilities.forEach(probs::add);
        Map<String, Function<SurvivalCurve.Quantile, @Nullable Double>> parts = new LinkedHashMap<>();
        parts.put("estimate", SurvivalCurve.Quantile::estimate);
        parts.put("lower", SurvivalCurve.Quantile::lower);
        parts.put("upper", SurvivalCurve.Quantile::upper);
        for (var part : parts.entrySet()) {
            ArrayNode outer = answer.putArray(part.getKey());
            for (SurvivalCurve curve : curves.values()) {
                ArrayNode inner = curves.size() == 1 ? outer : outer.addArray();
                for (double p : probabilities) {
                    Answers.add(inner, part.getValue().apply(curve.quantile(p, type, level)));
                }
            }
        }
        return answer;
    }

    /** Times beyond the end of a curve are left out, as in R's summary without extension. */
    private static ObjectNode at(Map<String, SurvivalCurve> curves, IntervalType type, double level, JsonNode times) {
        ObjectNode table = Answers.object();
        for (var entry : curves.entrySet()) {
            for (JsonNode time : times) {
                SurvivalCurve.Point point = entry.getValue().at(time.asDouble(), type, level);
                Double end = entry.getValue().end();
                if (point == null || end == null || time.asDouble() > end) {
                    continue;
                }
                Answers.append(table, "stratum", entry.getKey());
                Answers.append(table, "time", point.time());
                Answers.append(table, "n_risk", point.atRisk());
                Answers.append(table, "surv", point.survival());
                Answers.append(table, "std_err", point.standardError());
                Interval interval = point.interval();
                Answers.append(table, "lower", interval == null ? null : interval.lower());
                Answers.append(table, "upper", interval == null ? null : interval.upper());
            }
        }
        return table;
    }

    private static ObjectNode restrictedMeans(Map<String, SurvivalCurve> curves, double tau, double level) {
        ObjectNode answer = Answers.object().put("tau", tau);
        List<@Nullable RestrictedMean> means = new ArrayList<>();
        for (var entry : curves.entrySet()) {
            RestrictedMean mean = entry.getValue().restrictedMean(tau);
            means.add(mean);
            Answers.append(answer, "stratum", entry.getKey());
            Answers.append(answer, "rmst", mean == null ? null : mean.mean());
            Answers.append(answer, "se", mean == null ? null : mean.standardError());
        }
        RestrictedMean first = means.getFirst();
        RestrictedMean second = means.getLast();
        if (means.size() == 2 && first != null && second != null) {
            RestrictedMean.Difference difference = second.minus(first);
            answer.put("difference_2_minus_1", difference.value());
            Answers.put(answer, "difference_se", difference.standardError());
            Interval interval = difference.interval(level);
            ArrayNode ends = answer.putArray("difference_ci95");
            Answers.add(ends, interval == null ? null : interval.lower());
            Answers.add(ends, interval == null ? null : interval.upper());
            Answers.put(answer, "difference_p", difference.pValue());
        }
        return answer;
    }

    static ObjectNode logRank(Rows rows, JsonNode options) {
        Labels groups = rows.labels("group");
        LogRank.Result result = LogRank.test(
                rows.observations(),
                groups.codes(),
                groups.count(),
                rows.optionalCodes("strata"),
                Analyses.optional(options, "rho", 0));
        Double statistic = result.statistic();
        if (statistic == null) {
            return Answers.nonIdentifiable("no two groups are at risk together when an event happens");
        }
        ObjectNode answer = Answers.object();
        for (int g = 0; g < groups.count(); g++) {
            Answers.append(
                    answer,
                    "group",
                    options.path("group").asText("group") + "=" + groups.names().get(g));
            Answers.append(answer, "n", (double) result.rows()[g]);
            Answers.append(answer, "observed", result.observed()[g]);
            Answers.append(answer, "expected", result.expected()[g]);
        }
        answer.put("chisq", statistic);
        answer.put("df", result.degreesOfFreedom());
        Answers.put(answer, "p", result.pValue());
        return answer;
    }
}
