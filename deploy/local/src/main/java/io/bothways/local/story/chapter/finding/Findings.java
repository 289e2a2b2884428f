package io.bothways.local.story.chapter.finding;

import com.fasterxml.jackson.databind.JsonNode;
import io.bothways.local.story.api.Account;
import io.bothways.local.story.chapter.Cast;
import io.bothways.local.story.chapter.Round;
import io.bothways.local.story.chapter.Scene;
import io.bothways.local.story.figure.SurvivalPlot;
import io.bothways.local.story.telling.Figures;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** What analytics-service says about the year: figures with their counts and intervals, withheld cells as withheld. */
public final class Findings {
    /** The others are in the report file. */
    private static final List<String> TOLD =
            List.of("M10", "M11", "M13", "M15", "M16", "M17", "M30", "M31", "M33", "M35", "M36");

    /** What an organisation of some size may be told: of these the rule of small cells must not withhold any. */
    private static final Map<String, List<String>> OWED = Map.of(
            "M10", List.of("invited", "applied", "proposed", "partnered", "met", "completed"),
            "M11", List.of("matched-within-30-days"),
            "M13", List.of("attendance", "cadence"),
            "M15", List.of("per-90-days", "whole-life"),
            "M30", List.of("matched"));

    /** With fewer pairs than these a count of people, or of those without, may be under the least that is shown. */
    private static final int MANY_PAIRS = 100;

    private static final String CUT = "M30";
    private static final List<String> CUT_MEASURES = List.of("matched", "unmatched-declined");
    private static final List<String> BREAKDOWNS = List.of("unit", "grade", "site");
    private static final List<String> WITHHELD = List.of("suppressed", "complementary");
    private static final String SHOWN = "shown";
    private static final String MISSING = "missing";
    private static final String ANY_LEAVING = "any";

    private final Scene scene;

    public Findings(Scene scene) {
        this.scene = scene;
    }

    public boolean play(Round round, Cast cast, Figures figures) {
        boolean all = cast.pairs().size() >= MANY_PAIRS;
        var report = scene.analytics(Account.ANALYST)
                .get(round.cohort() + "/report")
                .expecting(200)
                .json();
        scene.narrator()
                .tell(
                        "as of %s, cells of fewer than %d people withheld",
                        report.path("asOf").asText(), k(report));
        Map<String, Map<String, String>> statuses = new LinkedHashMap<>();
        for (JsonNode metric : report.path("metrics")) {
            metric(metric, figures);
            statuses.put(metric.path("metric").path("id").asText(), statuses(metric));
        }
        OWED.forEach((id, measures) -> measures.forEach(measure -> owed(
                id + " " + measure, statuses.getOrDefault(id, Map.of()).getOrDefault(measure, MISSING), all, figures)));
        withheldCells(round, figures);
        retention(report.path("retention"), all, figures);
        return true;
    }

    private static Map<String, String> statuses(JsonNode metric) {
        Map<String, String> statuses = new LinkedHashMap<>();
        for (JsonNode measure : metric.path("measures")) {
            statuses.put(
                    measure.path("measure").asText(),
                    measure.path("total").path("status").asText());
        }
        return statuses;
    }

    /** Shown; where there are few pairs it may also be withheld, or not be reached, but never be missing. */
    private static void owed(String what, String status, boolean all, Figures figures) {
        figures.expect(status.equals(SHOWN) || !all && !status.equals(MISSING), what + " to be shown, found " + status);
    }

    private static int k(JsonNode report) {
        return report.path("metrics").path(0).path("k").asInt();
    }

    private void metric(JsonNode result, Figures figures) {
        String id = result.path("metric").path("id").asText();
        String name = result.path("metric").path("name").asText();
        boolean told = TOLD.contains(id);
        if (told) {
            scene.narrator().tell("%s", name + " (" + id + ")");
        }
        Map<String, Object> measures = new LinkedHashMap<>();
        for (JsonNode measure : result.path("measures")) {
            String cell = cell(measure.path("total"), measure.path("unit").asText());
            if (told && !measure.path("measure").asText().endsWith("-of-previous")) {
                scene.narrator()
                        .tell(
                                "%s",
                                "    %-34s %s".formatted(measure.path("measure").asText(), cell));
            }
            measures.put(measure.path("measure").asText(), cell);
        }
        figures.put(id + " " + name, measures);
    }

    private void withheldCells(Round round, Figures figures) {
        int shown = 0;
        int withheld = 0;
        for (String by : BREAKDOWNS) {
            var result = scene.analytics(Account.ANALYST)
                    .get("/v1/metrics/" + CUT + "?cohort=" + round.cohortId() + "&by=" + by)
                    .expecting(200)
                    .json();
            for (JsonNode measure : result.path("measures")) {
                boolean told = CUT_MEASURES.contains(measure.path("measure").asText());
                if (told) {
                    scene.narrator().tell("%s", measure.path("measure").asText() + " by " + by + " (" + CUT + ")");
                }
                for (JsonNode cell : measure.path("cells")) {
                    String status = cell.path("status").asText();
                    shown += status.equals(SHOWN) ? 1 : 0;
                    withheld += WITHHELD.contains(status) ? 1 : 0;
                    if (told) {
                        String text = cell(cell, measure.path("unit").asText());
                        scene.narrator()
                                .tell(
                                        "%s",
                                        "    %-34s %s"
                                                .formatted(cell.path("group").asText(), text));
                    }
                }
            }
        }
        figures.put("cells shown", shown);
        figures.put("cells withheld", withheld);
        figures.expect(withheld > 0, "small cells to be withheld, found none among " + shown);
    }

    private void retention(JsonNode retention, boolean all, Figures figures) {
        JsonNode chosen = retention.path("comparisons").path(0);
        for (JsonNode comparison : retention.path("comparisons")) {
            if (comparison.path("event").asText().startsWith(ANY_LEAVING)
                    && comparison.path("group").isMissingNode()) {
                chosen = comparison;
            }
        }
        scene.narrator().tell("%s", retention.path("question").asText());
        figures.put("retention status", chosen.path("status").asText());
        owed("retention", chosen.path("status").asText(MISSING), all, figures);
        if (chosen.path("status").asText().equals(SHOWN)) {
            curves(chosen, figures);
        } else {
            scene.narrator().tell("%s", "    " + chosen.path("status").asText());
        }
        List<String> cautions = new ArrayList<>();
        for (JsonNode caution : retention.path("cautions")) {
            cautions.add(caution.path("code").asText());
            scene.narrator().tell("%s", "  ! " + caution.path("message").asText());
        }
        figures.put("cautions", cautions);
        figures.expect(
                cautions.contains("association-not-effect") && cautions.contains("people-chose-to-join"),
                "the cautions that this is an association and that people chose to join, found " + cautions);
    }

    private void curves(JsonNode comparison, Figures figures) {
        List<SurvivalPlot.Curve> curves = new ArrayList<>();
        Map<String, Character> arms = new LinkedHashMap<>();
        arms.put("participants", 'o');
        arms.put("others", 'x');
        arms.forEach((arm, mark) -> {
            List<SurvivalPlot.Point> points = new ArrayList<>();
            String last = "";
            for (JsonNode month : comparison.path("months")) {
                JsonNode value = month.path(arm);
                if (!value.isMissingNode()) {
                    points.add(new SurvivalPlot.Point(
                            month.path("month").asInt(), value.path("retained").asDouble()));
                    last = "month " + month.path("month").asInt() + ": " + percent(value.path("retained"))
                            + interval(value.path("interval"), "share");
                }
            }
            var people = comparison.path(arm);
            curves.add(new SurvivalPlot.Curve(
                    "%s: %,d people, %d left; %s"
                            .formatted(
                                    arm,
                                    people.path("people").asLong(),
                                    people.path("leavers").asLong(),
                                    last),
                    mark,
                    points));
            figures.put("retention of " + arm, last);
        });
        figures.expect(
                curves.stream().allMatch(curve -> curve.points().size() > 3), "curves of more than three months");
        scene.narrator().tell(SurvivalPlot.of(curves));
        var difference = comparison.path("difference");
        if (!difference.isMissingNode()) {
            figures.put(
                    "difference at the horizon", difference.path("difference").asDouble());
            scene.narrator()
                    .tell(
                            "after %d months %s of the participants and %s of the others are still employed:"
                                    + " a difference of %+.1f points (%+.1f to %+.1f), which is an association",
                            difference.path("horizonMonths").asInt(),
                            percent(difference.path("participants")),
                            percent(difference.path("others")),
                            100 * difference.path("difference").asDouble(),
                            100 * difference.path("low").asDouble(),
                            100 * difference.path("high").asDouble());
        }
    }

    private static String cell(JsonNode cell, String unit) {
        String status = cell.path("status").asText();
        if (!status.equals(SHOWN)) {
            return switch (status) {
                case "suppressed" -> "withheld: too few people";
                case "complementary" -> "withheld: it would give another cell away";
                default -> "nothing to compute from";
            };
        }
        String value = unit.equals("share") ? percent(cell.path("value")) : number(cell.path("value")) + " " + unit;
        return "%-14s %s"
                .formatted(
                        value,
                        "(" + number(cell.path("numerator")) + " of " + number(cell.path("denominator")) + ")"
                                + interval(cell.path("interval"), unit));
    }

    private static String interval(JsonNode interval, String unit) {
        if (!interval.isObject()) {
            return "";
        }
        boolean share = unit.equals("share");
        var low = interval.path("low");
        var high = interval.path("high");
        return "  95 % interval " + (share ? percent(low) : number(low)) + " to "
                + (share ? percent(high) : number(high));
    }

    private static String percent(JsonNode value) {
        return value.isNumber() ? String.format(Locale.ROOT, "%.1f %%", 100 * value.asDouble()) : "open";
    }

    private static String number(JsonNode node) {
        if (!node.isNumber()) {
            return "open";
        }
        double value = node.asDouble();
        return value == Math.rint(value)
                ? String.format(Locale.ROOT, "%,d", (long) value)
                : String.format(Locale.ROOT, "%.2f", value);
    }
}
