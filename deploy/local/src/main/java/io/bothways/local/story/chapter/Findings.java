package io.bothways.local.story.chapter;

import com.fasterxml.jackson.databind.JsonNode;
import io.bothways.local.story.api.Account;
import io.bothways.local.story.figure.SurvivalPlot;
import io.bothways.local.story.telling.Figures;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What analytics-service says about the year: figures with their counts and intervals, withheld cells as withheld. */
public final class Findings {
    private static final List<String> METRICS =
            List.of("M10", "M28", "M30", "M11", "M31", "M33", "M13", "M35", "M16", "M17", "M36");
    private static final String CUT = "M30";
    private static final String SHOWN = "shown";

    private final Scene scene;

    public Findings(Scene scene) {
        this.scene = scene;
    }

    public boolean play(Round round, Figures figures) {
        var analyst = scene.analytics(Account.ANALYST);
        for (String metric : METRICS) {
            var result = analyst.get("/v1/metrics/" + metric + "?cohort=" + round.cohortId())
                    .expecting(200)
                    .json();
            scene.narrator().tell("%s", result.path("metric").path("name").asText() + " (" + metric + ")");
            for (JsonNode measure : result.path("measures")) {
                scene.narrator()
                        .tell("%s", "  " + measure.path("measure").asText() + ": " + cell(measure.path("total")));
                figures.put(metric + " " + measure.path("measure").asText(), cell(measure.path("total")));
            }
        }
        return withheldCells(round, figures) && retention(round, figures);
    }

    private boolean withheldCells(Round round, Figures figures) {
        int shown = 0;
        int withheld = 0;
        for (String by : List.of("unit", "grade", "site")) {
            var result = scene.analytics(Account.ANALYST)
                    .get("/v1/metrics/" + CUT + "?cohort=" + round.cohortId() + "&by=" + by)
                    .expecting(200)
                    .json();
            scene.narrator().tell("%s", result.path("metric").path("name").asText() + " by " + by);
            for (JsonNode cell : result.path("measures").path(0).path("cells")) {
                boolean isShown = cell.path("status").asText().equals(SHOWN);
                shown += isShown ? 1 : 0;
                withheld += isShown ? 0 : 1;
                scene.narrator().tell("%s", "  " + cell.path("group").asText() + ": " + cell(cell));
            }
        }
        figures.put("cells shown", shown);
        figures.put("cells withheld", withheld);
        return true;
    }

    private boolean retention(Round round, Figures figures) {
        var result = scene.analytics(Account.ANALYST)
                .get("/v1/retention?cohort=" + round.cohortId())
                .expecting(200)
                .json();
        scene.narrator().tell("%s", result.toString());
        List<SurvivalPlot.Curve> curves = new ArrayList<>();
        figures.put("curves", curves.size());
        return true;
    }

    private static String cell(JsonNode cell) {
        if (!cell.path("status").asText().equals(SHOWN)) {
            return cell.path("status").asText();
        }
        var text = new StringBuilder(number(cell.path("value")));
        text.append(" (").append(number(cell.path("numerator"))).append(" of ");
        text.append(number(cell.path("denominator"))).append(')');
        if (!cell.path("interval").isMissingNode()) {
            text.append(", 95 % interval ")
                    .append(number(cell.path("interval").path("low")))
                    .append(" to ")
                    .append(number(cell.path("interval").path("high")));
        }
        return text.toString();
    }

    private static String number(JsonNode node) {
        if (!node.isNumber()) {
            return "open";
        }
        double value = node.asDouble();
        return value == Math.rint(value)
                ? String.format(Locale.ROOT, "%,d", (long) value)
                : String.format(Locale.ROOT, "%.3f", value);
    }
}
