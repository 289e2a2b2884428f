package io.bothways.profiles.peopleimport;

import io.bothways.profiles.csv.CsvRow;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;

/**
 * Puts managers before their reports, so that a file of any order can be written in parts, each a
 * transaction of its own. Rows whose managers lead in a circle come last, together: the feed finds
 * the circle there. Linear.
 */
final class RowOrder {
    private RowOrder() {}

    static List<CsvRow> managersFirst(List<CsvRow> rows) {
        var numbers = new HashSet<String>();
        rows.forEach(row -> numbers.add(row.value(PersonColumns.KEY)));
        var reports = new HashMap<String, List<CsvRow>>();
        var ready = new ArrayDeque<CsvRow>();
        for (var row : rows) {
            var manager = row.value(PersonColumns.MANAGER);
            if (manager.isEmpty() || !numbers.contains(manager)) {
                ready.add(row);
            } else {
                reports.computeIfAbsent(manager, _ -> new ArrayList<>()).add(row);
            }
        }
        var ordered = new ArrayList<CsvRow>(rows.size());
        while (!ready.isEmpty()) {
            var row = ready.poll();
            ordered.add(row);
            var mine = reports.remove(row.value(PersonColumns.KEY));
            if (mine != null) ready.addAll(mine);
        }
        var placed = new HashSet<>(ordered);
        rows.stream().filter(row -> !placed.contains(row)).forEach(ordered::add);
        return ordered;
    }
}
