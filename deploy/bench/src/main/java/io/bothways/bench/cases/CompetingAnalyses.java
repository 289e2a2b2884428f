package io.bothways.bench.cases;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.bothways.analytics.statistics.TestStatistic;
import io.bothways.analytics.statistics.competing.FineGray;
import io.bothways.analytics.statistics.survival.AalenJohansen;
import io.bothways.analytics.statistics.survival.GrayTest;
import io.bothways.analytics.statistics.survival.IncidenceCurves;
import io.bothways.analytics.statistics.survival.Observations;

/** Methods {@code incidence}, {@code incidence-columns}, {@code gray} and {@code fine-gray}: several causes of leaving. */
final class CompetingAnalyses {
    private CompetingAnalyses() {}

    /** Long form: one line per group and time, columns cif_k, se_k (jackknife) and se_aalen_k. */
    static ObjectNode incidence(Rows rows, JsonNode options) {
        Observations all = rows.observations();
        Labels groups = rows.labels("group");
        int causes = Math.max(
                causes(all),
                rows.declaredCauses().stream().mapToInt(cause -> cause).max().orElse(0));
        if (causes == 0) {
            return Answers.nonIdentifiable("no events, and \"causes\" does not say which there are");
        }
        ObjectNode table = Answers.object();
        for (int g = 0; g < groups.count(); g++) {
            int wanted = g;
            IncidenceCurves curves = AalenJohansen.of(all.where(row -> groups.codes()[row] == wanted));
            for (JsonNode time : options.path("times")) {
                Answers.append(table, "group", "g=" + groups.names().get(g));
                Answers.append(table, "time", time.asDouble());
                for (int cause = 1; cause <= causes; cause++) {
                    IncidenceCurves.Point point = curves.at(cause, time.asDouble());
                    Answers.append(table, "cif_" + cause, point == null ? null : point.incidence());
                    Answers.append(table, "se_" + cause, point == null ? null : point.standardError());
                    Answers.append(table, "se_aalen_" + cause, point == null ? null : point.aalenStandardError());
                }
            }
        }
        return table;
    }

    /** Wide form: a column per named cause, {@code "names": {"voluntary": 1, …}}. */
    static ObjectNode incidenceByName(Rows rows, JsonNode options) {
        IncidenceCurves curves = AalenJohansen.of(rows.observations());
        ObjectNode table = Answers.object();
        for (JsonNode time : options.path("times")) {
            Answers.append(table, "time", time.asDouble());
            options.path("names").properties().forEach(name -> {
                IncidenceCurves.Point point = curves.at(name.getValue().asInt(), time.asDouble());
                Answers.append(table, "cif_" + name.getKey(), point == null ? null : point.incidence());
                Answers.append(table, "se_" + name.getKey(), point == null ? null : point.standardError());
            });
        }
        return table;
    }

    static ObjectNode gray(Rows rows, JsonNode options) {
        Observations all = rows.observations();
        Labels groups = rows.labels("group");
        ObjectNode answer = Answers.object();
        boolean any = false;
        for (int cause = 1; cause <= causes(all); cause++) {
            TestStatistic test = GrayTest.of(
                    all,
                    cause,
                    groups.codes(),
                    groups.count(),
                    rows.optionalCodes("strata"),
                    Analyses.optional(options, "rho", 0));
            any |= test != null;
            Answers.append(answer, "cause", Integer.toString(cause));
            Answers.append(answer, "chisq", test == null ? null : test.statistic());
            Answers.append(answer, "p", test == null ? null : test.pValue());
            Answers.append(answer, "df", test == null ? null : (Double) (double) test.degreesOfFreedom());
        }
        return any ? answer : Answers.nonIdentifiable("no two groups can be compared for any cause");
    }

    static ObjectNode fineGray(Rows rows, JsonNode options) {
        if (rows.terms().isEmpty()) {
            throw new IllegalArgumentException("\"covariates\" are missing");
        }
        FineGray.Fit fit =
                FineGray.fit(rows.observations(), options.path("cause").asInt(1), rows.covariates());
        ObjectNode answer = Answers.object();
        boolean any = false;
        for (int j = 0; j < rows.terms().size(); j++) {
            any |= fit.coefficients()[j] != null;
            Answers.append(answer, "term", rows.terms().get(j));
            Answers.append(answer, "coef", fit.coefficients()[j]);
            Answers.append(answer, "se", fit.standardErrors()[j]);
        }
        Answers.put(answer, "loglik", fit.logLikelihood());
        Answers.put(answer, "loglik_null", fit.nullLogLikelihood());
        answer.put("events", fit.events());
        return any ? answer : Answers.nonIdentifiable("no coefficient can be estimated");
    }

    private static int causes(Observations rows) {
        int causes = 0;
        for (int cause : rows.causes()) {
            causes = Math.max(causes, cause);
        }
        return causes;
    }
}
