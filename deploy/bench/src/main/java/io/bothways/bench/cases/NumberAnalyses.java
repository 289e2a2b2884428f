package io.bothways.bench.cases;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.bothways.analytics.statistics.Interval;
import io.bothways.analytics.statistics.honesty.EValue;
import io.bothways.analytics.statistics.honesty.Power;
import io.bothways.analytics.statistics.rates.Proportion;
import io.bothways.analytics.statistics.rates.Rate;
import io.bothways.analytics.statistics.rates.RateRatio;
import org.jspecify.annotations.Nullable;

/** Methods that work on given numbers instead of rows. */
final class NumberAnalyses {
    private NumberAnalyses() {}

    static ObjectNode proportion(Rows rows, JsonNode options) {
        long x = Analyses.requiredCount(options, "x");
        long n = Analyses.requiredCount(options, "n");
        Proportion proportion = new Proportion(x, n);
        double level = Analyses.optional(options, "level", 0.95);
        ObjectNode answer = Answers.object().put("x", x).put("n", n);
        put(answer, "wilson", proportion.wilson(level));
        put(answer, "clopper_pearson", proportion.clopperPearson(level));
        return answer;
    }

    static ObjectNode rate(Rows rows, JsonNode options) {
        Rate rate = rate(options);
        ObjectNode answer = Answers.object().put("events", rate.events()).put("person_years", rate.exposure());
        Answers.put(answer, "rate", rate.value());
        put(answer, "exact_ci95", rate.exact(Analyses.optional(options, "level", 0.95)));
        return answer;
    }

    static ObjectNode rateRatio(Rows rows, JsonNode options) {
        double level = Analyses.optional(options, "level", 0.95);
        RateRatio ratio = new RateRatio(rate(options.path("first")), rate(options.path("second")));
        ObjectNode answer = Answers.object();
        Answers.put(answer, "ratio", ratio.value());
        put(answer, "exact_ci95", ratio.exact(level));
        put(answer, "log_normal_ci95", ratio.logNormal(level));
        Answers.put(answer, "p", ratio.pValue());
        return answer;
    }

    private static Rate rate(JsonNode options) {
        return new Rate(Analyses.requiredCount(options, "events"), Analyses.required(options, "person_years"));
    }

    static ObjectNode eValue(Rows rows, JsonNode options) {
        String scale = options.path("scale").asText("RR");
        double est = Analyses.required(options, "est");
        double lo = Analyses.required(options, "lo");
        double hi = Analyses.required(options, "hi");
        EValue value = EValue.of(
                est,
                new Interval(lo, hi),
                switch (scale) {
                    case "HR_common" -> EValue.Scale.COMMON_HAZARD;
                    case "OR_common" -> EValue.Scale.COMMON_ODDS;
                    case "RR", "HR_rare", "OR_rare" -> EValue.Scale.RISK;
                    default -> throw new IllegalArgumentException("unknown scale " + scale);
                });
        ObjectNode answer = Answers.object()
                .put("scale", scale)
                .put("est", est)
                .put("lo", lo)
                .put("hi", hi);
        answer.putObject("out").put("point", value.point()).put("ci_limit", value.limit());
        return answer;
    }

    static ObjectNode power(Rows rows, JsonNode options) {
        Power power = new Power(
                Analyses.optional(options, "share", 0.5),
                Analyses.optional(options, "power", 0.8),
                Analyses.optional(options, "alpha", 0.05));
        ObjectNode answer = Answers.object();
        if (options.hasNonNull("hr")) {
            Long events = power.eventsNeeded(Analyses.required(options, "hr"));
            Answers.put(answer, "events_needed", events == null ? null : (Double) (double) events);
        }
        if (options.hasNonNull("events")) {
            Answers.put(answer, "detectable_hr", power.detectableHazardRatio(Analyses.required(options, "events")));
        }
        return answer;
    }

    private static void put(ObjectNode answer, String name, @Nullable Interval interval) {
        if (interval == null) {
            answer.putNull(name);
        } else {
            Answers.append(answer, name, interval.lower());
            Answers.append(answer, name, interval.upper());
        }
    }
}
