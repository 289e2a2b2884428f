package io.bothways.bench.cases;

import com.fasterxml.jackson.databind.JsonNode;
import io.bothways.analytics.statistics.InvalidRow;
import io.bothways.analytics.statistics.survival.Observations;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The rows one analysis works on: every role of its specification evaluated, rows outside {@code where} and rows with a
 * missing value in any role dropped, as R's {@code na.omit} does.
 */
final class Rows {
    private static final List<String> NUMERIC =
            List.of("time", "start", "stop", "event", "weights", "offset", "treatment", "treated_at", "outcome");
    private static final List<String> LABELLED = List.of("group", "strata", "cluster", "subject", "unit", "period");

    private final Map<String, double[]> numbers = new LinkedHashMap<>();
    private final Map<String, String[]> labels = new LinkedHashMap<>();
    private final List<String> terms = new ArrayList<>();
    private final List<String> sources = new ArrayList<>();
    private final List<String> references = new ArrayList<>();
    private final List<double[]> covariates = new ArrayList<>();
    private final Set<Integer> causes = new HashSet<>();
    private final int[] origin;
    private final int size;

    Rows(Table table, JsonNode specification) {
        specification.path("causes").forEach(cause -> causes.add(cause.asInt()));
        boolean[] kept = new boolean[table.rows()];
        Arrays.fill(kept, true);
        if (specification.hasNonNull("where")) {
            double[] condition =
                    Expression.evaluate(table, specification.get("where").asText());
            for (int row = 0; row < kept.length; row++) {
                kept[row] = condition[row] == 1;
            }
        }
        for (String role : NUMERIC) {
            if (specification.hasNonNull(role)) {
                numbers.put(
                        role,
                        drop(Expression.evaluate(table, specification.get(role).asText(), kept), kept));
            }
        }
        for (String role : LABELLED) {
            if (specification.hasNonNull(role)) {
                labels.put(role, labels(table, specification.get(role).asText(), kept));
            }
        }
        List<String[]> factors = new ArrayList<>();
        if (!specification.path("covariates").isMissingNode()
                && !specification.path("covariates").isArray()) {
            throw new IllegalArgumentException("\"covariates\" is a list");
        }
        for (JsonNode covariate : specification.path("covariates")) {
            addCovariate(table, covariate, kept, factors);
        }
        int[] rows = positions(kept);
        origin = rows;
        size = rows.length;
        numbers.replaceAll((role, values) -> pick(values, rows));
        labels.replaceAll((role, values) -> pick(values, rows));
        covariates.replaceAll(values -> pick(values, rows));
        expandFactors(factors, rows);
    }

    private static double[] drop(double[] values, boolean[] kept) {
        for (int row = 0; row < kept.length; row++) {
            kept[row] &= !Double.isNaN(values[row]);
        }
        return values;
    }

    private static String[] labels(Table table, String text, boolean[] kept) {
        String[] values;
        if (table.has(text)) {
            values = table.text(text);
        } else {
            double[] computed = Expression.evaluate(table, text, kept);
            values = new String[computed.length];
            for (int row = 0; row < values.length; row++) {
                values[row] = Double.isNaN(computed[row]) ? "" : Expression.text(computed[row]);
            }
        }
        for (int row = 0; row < kept.length; row++) {
            kept[row] &= !Table.missing(values[row]);
        }
        return values;
    }

    private void addCovariate(Table table, JsonNode covariate, boolean[] kept, List<String[]> factors) {
        if (covariate.has("factor")) {
            terms.add(covariate.get("factor").asText());
            sources.add(covariate.get("factor").asText());
            covariates.add(new double[table.rows()]);
            factors.add(labels(table, covariate.get("factor").asText(), kept));
            references.add(covariate.path("reference").asText(""));
            return;
        }
        String value = covariate.isTextual()
                ? covariate.asText()
                : covariate.path("value").asText();
        if (value.isEmpty()) {
            throw new IllegalArgumentException("covariate " + covariate + " has neither \"value\" nor \"factor\"");
        }
        terms.add(covariate.isTextual() ? value : covariate.path("name").asText(value));
        sources.add(terms.getLast());
        covariates.add(drop(Expression.evaluate(table, value, kept), kept));
        factors.add(new String[0]);
        references.add("");
    }

    /** A factor becomes one 0/1 column per level but the reference, which is the first unless named. */
    private void expandFactors(List<String[]> factors, int[] rows) {
        for (int c = factors.size() - 1; c >= 0; c--) {
            if (factors.get(c).length == 0) {
                continue;
            }
            Labels levels = Labels.of(pick(factors.get(c), rows));
            String name = terms.remove(c);
            sources.remove(c);
            covariates.remove(c);
            int reference = reference(levels, references.get(c));
            int at = c;
            for (int level = 0; level < levels.count(); level++) {
                if (level == reference) {
                    continue;
                }
                double[] column = new double[rows.length];
                for (int i = 0; i < column.length; i++) {
                    column[i] = levels.codes()[i] == level ? 1 : 0;
                }
                terms.add(at, name + levels.names().get(level));
                sources.add(at, name);
                covariates.add(at++, column);
            }
        }
    }

    private static int reference(Labels levels, String wanted) {
        int reference = wanted.isEmpty() ? 0 : levels.names().indexOf(wanted);
        if (reference < 0) {
            throw new IllegalArgumentException("no level " + wanted + " among " + levels.names());
        }
        return reference;
    }

    private static int[] positions(boolean[] kept) {
        int[] rows = new int[kept.length];
        int count = 0;
        for (int row = 0; row < kept.length; row++) {
            if (kept[row]) {
                rows[count++] = row;
            }
        }
        return Arrays.copyOf(rows, count);
    }

    private static double[] pick(double[] values, int[] rows) {
        double[] picked = new double[rows.length];
        for (int i = 0; i < rows.length; i++) {
            picked[i] = values[rows[i]];
        }
        return picked;
    }

    private static String[] pick(String[] values, int[] rows) {
        String[] picked = new String[rows.length];
        for (int i = 0; i < rows.length; i++) {
            picked[i] = values[rows[i]];
        }
        return picked;
    }

    int size() {
        return size;
    }

    /** The row's number in the data file, counted from 0 after the header. */
    int inFile(int row) {
        return origin[row];
    }

    /** The fault under the row's number in the data file, counted from 0 after the header. */
    InvalidRow inFile(InvalidRow refused) {
        return refused.at(origin[refused.row()]);
    }

    /** What the caller named for each covariate: all columns of a factor have its name. */
    List<String> sources() {
        return sources;
    }

    List<String> terms() {
        return terms;
    }

    double[][] covariates() {
        return covariates.toArray(double[][]::new);
    }

    boolean has(String role) {
        return numbers.containsKey(role) || labels.containsKey(role);
    }

    double[] numbers(String role) {
        double[] values = numbers.get(role);
        if (values == null) {
            throw new IllegalArgumentException("the analysis needs \"" + role + "\"");
        }
        return values;
    }

    double @Nullable [] optionalNumbers(String role) {
        return numbers.get(role);
    }

    /** Causes that are declared, whether or not they occur. */
    Set<Integer> declaredCauses() {
        return causes;
    }

    /** Labels of the role; one common label when the role is not given. */
    Labels labels(String role) {
        String[] values = labels.get(role);
        if (values == null) {
            values = new String[size];
            Arrays.fill(values, "all");
        }
        return Labels.of(values);
    }

    int @Nullable [] optionalCodes(String role) {
        return labels.containsKey(role) ? labels(role).codes() : null;
    }

    /** Event-time rows of the roles time or start and stop, event, weights and cluster. */
    Observations observations() {
        double[] events = numbers("event");
        int[] cause = new int[size];
        for (int row = 0; row < size; row++) {
            cause[row] = (int) events[row];
            if (events[row] != cause[row] || !(causes.isEmpty() || cause[row] == 0 || causes.contains(cause[row]))) {
                throw new InvalidRow(row, "unknown cause " + Expression.text(events[row]));
            }
        }
        Observations rows = has("start")
                ? Observations.between(numbers("start"), numbers("stop"), cause)
                : Observations.rightCensored(has("time") ? numbers("time") : numbers("stop"), cause);
        double[] weights = optionalNumbers("weights");
        if (weights != null) {
            rows = rows.weighted(weights);
        }
        int[] clusters = optionalCodes("cluster");
        return clusters == null ? rows : rows.clustered(clusters);
    }
}
