package io.bothways.analytics.suppression;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Decides which cells of a table (measures × groups, the total group first) are withheld. First each cell by its rule;
 * then, along every line whose total is shown, further cells until what a reader gets by subtraction is a sum of at
 * least two hidden cells that could itself be shown. This closes single lines; it does not yet prove that no combination
 * of lines, of two tables or of two dates narrows a cell.
 *
 * <p>Deterministic: the smallest shown cell goes first, ties in the given order. O(lines² × cells) in the worst case.
 */
public final class TableProtection {

    private final CellCount[][] counts;
    private final CellStatus[][] statuses;
    private final SuppressionRule rule;
    private final int k;

    private TableProtection(CellCount[][] counts, CellStatus[][] statuses, SuppressionRule rule, int k) {
        this.counts = counts;
        this.statuses = statuses;
        this.rule = rule;
        this.k = k;
    }

    /**
     * @param counts one row per measure; column 0 is the total
     * @param known what is already decided: a cell may come as INSUFFICIENT or SUPPRESSED, all others as SHOWN
     */
    public static CellStatus[][] protect(
            CellCount[][] counts, CellStatus[][] known, SuppressionRule rule, Additivity additivity, int k) {
        CellStatus[][] statuses = new CellStatus[counts.length][];
        for (int row = 0; row < counts.length; row++) {
            statuses[row] = known[row].clone();
            for (int column = 0; column < counts[row].length; column++) {
                if (statuses[row][column] == CellStatus.SHOWN && !rule.permits(counts[row][column], k)) {
                    statuses[row][column] = CellStatus.SUPPRESSED;
                }
            }
        }
        var table = new TableProtection(counts, statuses, rule, k);
        var lines = table.lines(additivity);
        boolean changed = true;
        while (changed) {
            changed = false;
            for (var line : lines) {
                changed |= table.close(line);
            }
            if (additivity == Additivity.NESTED) {
                changed |= table.closeSteps();
            }
        }
        return statuses;
    }

    private record Cell(int row, int column) {}

    /** Parts that add up to a total; a null total is one that is always known. */
    private record Line(@Nullable Cell total, List<Cell> parts, boolean sameBase) {}

    private List<Line> lines(Additivity additivity) {
        List<Line> lines = new ArrayList<>();
        for (int row = 0; row < counts.length; row++) {
            int fixed = row;
            var groups = IntStream.range(1, counts[row].length)
                    .mapToObj(column -> new Cell(fixed, column))
                    .toList();
            lines.add(new Line(new Cell(row, 0), groups, false));
        }
        if (additivity == Additivity.NONE || additivity == Additivity.NESTED || counts.length == 0) {
            return lines;
        }
        for (int column = 0; column < counts[0].length; column++) {
            int fixed = column;
            boolean summed = additivity == Additivity.FIRST_IS_THE_SUM;
            var parts = IntStream.range(summed ? 1 : 0, counts.length)
                    .mapToObj(row -> new Cell(row, fixed))
                    .toList();
            lines.add(new Line(summed ? new Cell(0, column) : null, parts, true));
        }
        return lines;
    }

    private boolean close(Line line) {
        boolean changed = false;
        if (line.total() != null && status(line.total()).withheld()) {
            // all parts shown would give the total away
            if (line.parts().stream().noneMatch(part -> status(part).withheld())) {
                changed = hideSmallest(line);
            }
            return changed;
        }
        while (!closed(line)) {
            if (!hideSmallest(line)) {
                break;
            }
            changed = true;
        }
        return changed;
    }

    /** The difference of two shown steps is a cell too: those who stopped in between. */
    private boolean closeSteps() {
        boolean changed = false;
        for (int column = 0; counts.length > 0 && column < counts[0].length; column++) {
            var above = counts[0][column];
            for (int row = 1; row < counts.length; row++) {
                if (statuses[row][column] != CellStatus.SHOWN) {
                    continue;
                }
                double stopped = above.numerator() - counts[row][column].numerator();
                if (stopped != 0 && !rule.permits(new CellCount(stopped, above.numerator(), above.people()), k)) {
                    statuses[row][column] = CellStatus.COMPLEMENTARY;
                    changed = true;
                } else {
                    above = counts[row][column];
                }
            }
        }
        return changed;
    }

    private boolean closed(Line line) {
        var hidden =
                line.parts().stream().filter(part -> status(part).withheld()).toList();
        if (hidden.isEmpty()) {
            return true;
        }
        var merged = hidden.stream()
                .map(this::count)
                .reduce((a, b) -> a.mergedWith(b, line.sameBase()))
                .orElseThrow();
        return hidden.size() > 1 && rule.permits(merged, k);
    }

    private boolean hideSmallest(Line line) {
        var smallest = line.parts().stream()
                .filter(part -> status(part) == CellStatus.SHOWN)
                .min(Comparator.comparingDouble((Cell part) -> count(part).numerator())
                        .thenComparingDouble(part -> count(part).denominator()));
        var next = smallest.isPresent() ? smallest.get() : line.total();
        if (next == null || status(next) != CellStatus.SHOWN) {
            return false;
        }
        statuses[next.row()][next.column()] = CellStatus.COMPLEMENTARY;
        return true;
    }

    private CellStatus status(Cell cell) {
        return statuses[cell.row()][cell.column()];
    }

    private CellCount count(Cell cell) {
        return counts[cell.row()][cell.column()];
    }
}
