package io.bothways.analytics.statistics.plot;

import io.bothways.analytics.statistics.Interval;
import io.bothways.analytics.statistics.survival.IntervalType;
import io.bothways.analytics.statistics.survival.SurvivalCurve;
import java.util.List;
import java.util.Locale;

/**
 * Survival curves as a self-contained SVG: steps with log-log bands, a percentage axis from 0 to 100 and a legend. Text is
 * escaped; colours are distinguishable with colour-blind eyes (Okabe and Ito). Same input, same bytes.
 */
public final class CurvePlot {
    private static final int WIDTH = 720;
    private static final int HEIGHT = 420;
    private static final int LEFT = 56;
    private static final int RIGHT = 24;
    private static final int TOP = 40;
    private static final int BOTTOM = 52;
    private static final List<String> COLOURS =
            List.of("#0072B2", "#D55E00", "#009E73", "#CC79A7", "#E69F00", "#56B4E9");

    private final StringBuilder svg = new StringBuilder();
    private final double last;

    private CurvePlot(double last) {
        this.last = last;
    }

    /** One curve and its name in the legend. */
    public record Line(String name, SurvivalCurve curve) {}

    /**
     * The picture as SVG text. O(points of the curves). Without lines only the axes; an empty curve is drawn as its
     * starting point, one without events as a line at 100 % without a band.
     *
     * @param last right end of the time axis, positive and finite
     */
    public static String of(String title, String timeLabel, double last, List<Line> lines) {
        if (!(last > 0 && Double.isFinite(last))) {
            throw new IllegalArgumentException("time axis to " + last);
        }
        return new CurvePlot(last).draw(title, timeLabel, lines);
    }

    private String draw(String title, String timeLabel, List<Line> lines) {
        svg.append(String.format(
                Locale.ROOT,
                "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 %d %d\" font-family=\"sans-serif\""
                        + " font-size=\"12\">%n",
                WIDTH,
                HEIGHT));
        svg.append("<rect width=\"100%\" height=\"100%\" fill=\"#ffffff\"/>\n");
        text(LEFT, 22, "start", 15, title);
        axes(timeLabel);
        for (int i = 0; i < lines.size(); i++) {
            String colour = COLOURS.get(i % COLOURS.size());
            band(lines.get(i).curve(), colour);
            steps(lines.get(i).curve(), colour);
            svg.append(String.format(
                    Locale.ROOT,
                    "<rect x=\"%d\" y=\"%d\" width=\"14\" height=\"4\" fill=\"%s\"/>%n",
                    WIDTH - RIGHT - 170,
                    TOP + 8 + 18 * i,
                    colour));
            text(
                    WIDTH - RIGHT - 150,
                    TOP + 14 + 18 * i,
                    "start",
                    12,
                    lines.get(i).name());
        }
        return svg.append("</svg>\n").toString().replace("\r\n", "\n");
    }

    private void axes(String timeLabel) {
        for (int percent = 0; percent <= 100; percent += 25) {
            double y = y(percent / 100.0);
            line(LEFT, y, WIDTH - RIGHT, y, "#dddddd");
            text(LEFT - 8, y + 4, "end", 12, percent + " %");
        }
        double step = niceStep(last / 6);
        for (double t = 0; t <= last * (1 + 1e-9); t += step) {
            line(x(t), HEIGHT - BOTTOM, x(t), HEIGHT - BOTTOM + 5, "#555555");
            text(
                    x(t),
                    HEIGHT - BOTTOM + 20,
                    "middle",
                    12,
                    t == Math.rint(t) ? Long.toString((long) t) : Double.toString(t));
        }
        text((LEFT + WIDTH - RIGHT) / 2.0, HEIGHT - 12, "middle", 12, timeLabel);
    }

    private static double niceStep(double rough) {
        double power = StrictMath.pow(10, Math.floor(StrictMath.log10(rough)));
        for (double factor : new double[] {1, 2, 5}) {
            if (factor * power >= rough) {
                return factor * power;
            }
        }
        return 10 * power;
    }

    private void steps(SurvivalCurve curve, String colour) {
        StringBuilder path = new StringBuilder(point("M", 0, 1));
        for (int i = 0; i < curve.size() && curve.time(i) <= last; i++) {
            path.append(String.format(Locale.ROOT, "H%.1fV%.1f", x(curve.time(i)), y(curve.survival(i))));
        }
        svg.append("<path fill=\"none\" stroke-width=\"2\" stroke=\"").append(colour);
        svg.append("\" d=\"").append(path).append("\"/>\n");
    }

    private void band(SurvivalCurve curve, String colour) {
        StringBuilder upper = new StringBuilder();
        StringBuilder lower = new StringBuilder();
        double from = Double.NaN;
        Interval now = null;
        for (int i = 0; i < curve.size() && curve.time(i) <= last; i++) {
            if (now != null) {
                upper.append(point(upper.isEmpty() ? "M" : "L", from, now.upper()));
                upper.append(point("L", curve.time(i), now.upper()));
                lower.insert(0, point("L", curve.time(i), now.lower()) + point("L", from, now.lower()));
            }
            from = curve.time(i);
            now = curve.interval(i, IntervalType.LOG_LOG, 0.95);
        }
        if (!upper.isEmpty()) {
            svg.append("<path stroke=\"none\" fill-opacity=\"0.18\" fill=\"").append(colour);
            svg.append("\" d=\"").append(upper).append(lower).append("Z\"/>\n");
        }
    }

    private String point(String command, double time, double survival) {
        return String.format(Locale.ROOT, "%s%.1f %.1f", command, x(time), y(survival));
    }

    private double x(double time) {
        return LEFT + (WIDTH - LEFT - RIGHT) * time / last;
    }

    private double y(double survival) {
        return TOP + (HEIGHT - TOP - BOTTOM) * (1 - survival);
    }

    private void line(double x1, double y1, double x2, double y2, String colour) {
        svg.append(String.format(
                Locale.ROOT,
                "<line x1=\"%.1f\" y1=\"%.1f\" x2=\"%.1f\" y2=\"%.1f\" stroke=\"%s\"/>%n",
                x1,
                y1,
                x2,
                y2,
                colour));
    }

    private void text(double x, double y, String anchor, int size, String text) {
        String escaped = text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
        svg.append(String.format(
                Locale.ROOT,
                "<text x=\"%.1f\" y=\"%.1f\" text-anchor=\"%s\" font-size=\"%d\">%s</text>%n",
                x,
                y,
                anchor,
                size,
                escaped));
    }
}
