package io.bothways.analytics.metric;

import io.bothways.analytics.metric.MetricResult.CellView;
import io.bothways.analytics.metric.MetricResult.MeasureView;
import io.bothways.analytics.suppression.CellCount;
import io.bothways.analytics.suppression.CellStatus;
import io.bothways.analytics.suppression.TableProtection;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Turns figures into what may be shown. Pure; nothing leaves the service past it. */
final class Publishing {

    private Publishing() {}

    /** Reads a metric for everybody and, when cut, for every group with anything in it; then withholds. */
    static List<MeasureView> publish(Metric metric, Facts facts, @Nullable Breakdown by, int k) {
        List<List<Measure>> columns = new ArrayList<>();
        List<@Nullable String> labels = new ArrayList<>();
        columns.add(metric.read(facts, Group.EVERYONE));
        labels.add(null);
        if (by != null) {
            for (var group : facts.groups(by)) {
                var read = metric.read(facts, group);
                if (read.stream().anyMatch(measure -> measure.count().denominator() > 0)) {
                    columns.add(read);
                    labels.add(group.label());
                }
            }
        }
        return publish(metric.definition(), columns, labels, by != null, k);
    }

    private static List<MeasureView> publish(
            MetricDefinition definition,
            List<List<Measure>> columns,
            List<@Nullable String> labels,
            boolean cut,
            int k) {
        var statuses = statuses(definition, columns, k);
        List<MeasureView> views = new ArrayList<>();
        for (var whole : columns.getFirst()) {
            int row = views.size();
            List<CellView> cells = new ArrayList<>();
            for (int column = 0; column < columns.size(); column++) {
                var measure = columns.get(column).get(row);
                var status = shown(Objects.requireNonNull(statuses.get(column).get(measure.name())), measure);
                cells.add(CellView.of(labels.get(column), measure, status, definition.interval()));
            }
            views.add(new MeasureView(
                    whole.name(),
                    whole.unit(),
                    cells.getFirst(),
                    cut ? List.copyOf(cells.subList(1, cells.size())) : null));
        }
        return views;
    }

    /** Per column the status of each measure: the independent ones by the rules, the others by what they derive from. */
    private static List<Map<String, CellStatus>> statuses(
            MetricDefinition definition, List<List<Measure>> columns, int k) {
        var independent = columns.stream()
                .map(column -> column.stream()
                        .filter(measure -> measure.derivedFrom().isEmpty())
                        .toList())
                .toList();
        int rows = independent.getFirst().size();
        CellCount[][] counts = new CellCount[rows][columns.size()];
        CellStatus[][] known = new CellStatus[rows][columns.size()];
        for (int row = 0; row < rows; row++) {
            for (int column = 0; column < columns.size(); column++) {
                counts[row][column] = independent.get(column).get(row).count();
                known[row][column] = beforeRules(independent.get(column).get(row));
            }
        }
        var decided = TableProtection.protect(counts, known, definition.suppression(), definition.additivity(), k);
        List<Map<String, CellStatus>> statuses = new ArrayList<>();
        for (int column = 0; column < columns.size(); column++) {
            Map<String, CellStatus> ofColumn = new HashMap<>();
            for (int row = 0; row < rows; row++) {
                ofColumn.put(independent.get(column).get(row).name(), decided[row][column]);
            }
            for (var measure : columns.get(column)) {
                ofColumn.computeIfAbsent(measure.name(), _ -> derived(measure, ofColumn));
            }
            statuses.add(ofColumn);
        }
        return statuses;
    }

    private static CellStatus derived(Measure measure, Map<String, CellStatus> statuses) {
        return measure.derivedFrom().stream()
                .map(statuses::get)
                .filter(CellStatus::withheld)
                .findFirst()
                .orElseGet(() -> beforeRules(measure));
    }

    private static CellStatus beforeRules(Measure measure) {
        return measure.count().denominator() == 0 ? CellStatus.INSUFFICIENT : CellStatus.SHOWN;
    }

    /** A value that was not reached is said to be so, once the counts behind it may be shown. */
    private static CellStatus shown(CellStatus status, Measure measure) {
        return status == CellStatus.SHOWN && measure.value() == null ? CellStatus.INSUFFICIENT : status;
    }
}
