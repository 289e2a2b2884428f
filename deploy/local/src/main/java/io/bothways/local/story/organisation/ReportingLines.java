package io.bothways.local.story.organisation;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A manager tree for people whose source names no managers. Inside each division people are ordered by grade (highest
 * first), hire date and number; the person at place i reports to the one at place (i - 1) / 7. So nobody manages more
 * than seven, a manager is never of a lower grade, and there is no cycle. The heads of the divisions report to the head
 * of the largest one.
 */
final class ReportingLines {
    private static final int SPAN = 7;
    private static final Comparator<Employee> BY_RANK = Comparator.comparingInt(Employee::grade)
            .reversed()
            .thenComparing(Employee::hireDate)
            .thenComparing(Employee::number);

    private ReportingLines() {}

    /** The same people with managers, every manager before their reports. */
    static List<Employee> drawn(List<Employee> people) {
        Map<String, List<Employee>> divisions = new LinkedHashMap<>();
        people.stream().sorted(BY_RANK).forEach(person -> divisions
                .computeIfAbsent(person.division(), key -> new ArrayList<>())
                .add(person));
        var largestFirst = divisions.values().stream()
                .sorted(Comparator.<List<Employee>>comparingInt(List::size)
                        .reversed()
                        .thenComparing(members -> members.getFirst().number()))
                .toList();
        List<Employee> ordered = new ArrayList<>();
        for (var members : largestFirst) {
            for (int place = 0; place < members.size(); place++) {
                boolean top = ordered.isEmpty();
                String manager = place > 0
                        ? members.get((place - 1) / SPAN).number()
                        : top ? null : ordered.getFirst().number();
                ordered.add(members.get(place).reportingTo(manager));
            }
        }
        return ordered;
    }
}
