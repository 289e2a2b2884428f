package io.bothways.profiles.peopleimport;

import io.bothways.profiles.csv.CsvRow;
import io.bothways.profiles.feed.Rejection;
import io.bothways.profiles.feed.Rejection.Reason;
import io.bothways.profiles.person.facts.PersonFacts;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What can only be said of a file as a whole, before it is written in parts, each a transaction of
 * its own: which rows repeat the number of an earlier row, whose managers lead in a circle, and an
 * order in which managers come before their reports. Rows below a circle come after it, like any
 * report. Linear.
 */
record RowPlan(List<CsvRow> managersFirst, Map<Integer, Rejection> refused) {

    static RowPlan of(List<CsvRow> rows) {
        var refused = new HashMap<Integer, Rejection>();
        var owners = new LinkedHashMap<String, CsvRow>();
        for (var row : rows) {
            if (!row.isWellFormed() || number(row).isEmpty()) continue;
            if (owners.putIfAbsent(number(row), row) != null) refused.put(row.number(), repeated());
        }
        for (var row : inCircles(owners)) refused.put(row.number(), circular());
        return new RowPlan(managersFirst(rows, owners, refused), refused);
    }

    /** Everybody has at most one manager, so a walk upwards ends at the top, where another has been, or in a circle. */
    private static List<CsvRow> inCircles(Map<String, CsvRow> owners) {
        var circles = new ArrayList<CsvRow>();
        var walkOf = new HashMap<String, String>();
        for (var start : owners.keySet()) {
            var walk = new ArrayList<String>();
            var at = start;
            while (owners.containsKey(at) && walkOf.putIfAbsent(at, start) == null) {
                walk.add(at);
                at = manager(owners.get(at));
            }
            var closedAt = start.equals(walkOf.get(at)) ? walk.indexOf(at) : walk.size();
            var circle = walk.subList(closedAt, walk.size());
            // who names themselves is told so by the feed
            if (circle.size() > 1) circle.forEach(number -> circles.add(owners.get(number)));
        }
        return circles;
    }

    private static List<CsvRow> managersFirst(
            List<CsvRow> rows, Map<String, CsvRow> owners, Map<Integer, Rejection> refused) {
        var reports = new HashMap<String, List<CsvRow>>();
        var ready = new ArrayDeque<CsvRow>();
        for (var row : rows) {
            var manager = manager(row);
            var above = owners.get(manager);
            if (above == null || above.equals(row) || refused.containsKey(row.number())) {
                ready.add(row);
            } else {
                reports.computeIfAbsent(manager, _ -> new ArrayList<>()).add(row);
            }
        }
        var ordered = new ArrayList<CsvRow>(rows.size());
        while (!ready.isEmpty()) {
            var row = ready.poll();
            ordered.add(row);
            if (row.equals(owners.get(number(row)))) ready.addAll(reports.getOrDefault(number(row), List.of()));
        }
        return ordered;
    }

    private static String number(CsvRow row) {
        return PersonFacts.spelling(row.value(PersonColumns.KEY));
    }

    private static String manager(CsvRow row) {
        return PersonFacts.spelling(row.value(PersonColumns.MANAGER));
    }

    private static Rejection repeated() {
        return new Rejection(Reason.DUPLICATE, PersonColumns.KEY, "employeeNumber stands in an earlier row already");
    }

    private static Rejection circular() {
        return new Rejection(Reason.MANAGER_CYCLE, "manager", "the line of managers leads back here");
    }
}
