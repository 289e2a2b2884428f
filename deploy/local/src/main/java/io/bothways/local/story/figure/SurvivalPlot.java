package io.bothways.local.story.figure;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** Survival curves as text: one mark per curve and month, the scale cut to where something happens. */
public final class SurvivalPlot {
    private static final int HEIGHT = 10;
    private static final int COLUMN = 4;
    private static final char BOTH = '#';

    /** One month of a curve. */
    public record Point(int month, double estimate) {}

    /** A named curve and the mark it is drawn with. */
    public record Curve(String name, char mark, List<Point> points) {}

    private SurvivalPlot() {}

    public static List<String> of(List<Curve> curves) {
        int months = curves.stream()
                .flatMap(curve -> curve.points().stream())
                .mapToInt(Point::month)
                .max()
                .orElse(0);
        double least = curves.stream()
                .flatMap(curve -> curve.points().stream())
                .mapToDouble(Point::estimate)
                .min()
                .orElse(0);
        double floor = Math.max(0, Math.floor(least * 20 - 0.5) / 20);
        double step = Math.max(1e-9, (1 - floor) / HEIGHT);
        char[][] canvas = new char[HEIGHT + 1][(months + 1) * COLUMN];
        for (char[] line : canvas) {
            Arrays.fill(line, ' ');
        }
        for (Curve curve : curves) {
            for (Point point : curve.points()) {
                int line = (int) Math.round((1 - point.estimate()) / step);
                int place = point.month() * COLUMN;
                canvas[line][place] = canvas[line][place] == ' ' ? curve.mark() : BOTH;
            }
        }
        List<String> lines = new ArrayList<>();
        for (int line = 0; line <= HEIGHT; line++) {
            String label = line % 2 == 0 ? "%4.0f %%".formatted(100 * (1 - line * step)) : "      ";
            lines.add(label + " |" + new String(canvas[line]).stripTrailing());
        }
        var axis = new StringBuilder("       +");
        var ticks = new StringBuilder("        ");
        for (int month = 0; month <= months; month++) {
            axis.append("-".repeat(COLUMN));
            ticks.append(String.format(Locale.ROOT, "%-" + COLUMN + "d", month));
        }
        lines.add(axis.toString());
        lines.add(ticks.toString().stripTrailing() + "  months since joining");
        curves.forEach(curve -> lines.add("        " + curve.mark() + " " + curve.name()));
        lines.add("        " + BOTH + " both");
        return lines;
    }
}
