package io.bothways.bench.cases;

import io.bothways.analytics.statistics.InvalidRow;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A CSV file with a header, by column. Empty fields and {@code NA} are missing. Quotes may enclose a field. */
final class Table {
    private final Map<String, String[]> columns;
    private final Map<String, double[]> numbers = new LinkedHashMap<>();
    private final int rows;

    private Table(Map<String, String[]> columns, int rows) {
        this.columns = columns;
        this.rows = rows;
    }

    /** A table without columns, for analyses of given numbers. */
    static Table empty() {
        return new Table(Map.of(), 0);
    }

    static Table read(Path file, Charset encoding) throws IOException {
        List<List<String>> lines = new ArrayList<>();
        for (String line : Files.readAllLines(file, encoding)) {
            if (!line.isBlank()) {
                lines.add(fields(lines.isEmpty() && line.startsWith("\uFEFF") ? line.substring(1) : line));
            }
        }
        if (lines.isEmpty()) {
            throw new IllegalArgumentException(file + " has no header");
        }
        Map<String, String[]> columns = new LinkedHashMap<>();
        List<String> header = lines.getFirst();
        for (int c = 0; c < header.size(); c++) {
            String[] values = new String[lines.size() - 1];
            for (int row = 0; row < values.length; row++) {
                List<String> line = lines.get(row + 1);
                if (line.size() != header.size()) {
                    throw new InvalidRow(row, line.size() + " fields for " + header.size() + " columns");
                }
                values[row] = line.get(c);
            }
            columns.put(header.get(c), values);
        }
        return new Table(columns, lines.size() - 1);
    }

    private static List<String> fields(String line) {
        List<String> fields = new ArrayList<>();
        StringBuilder field = new StringBuilder();
        boolean quoted = false;
        for (int i = 0; i < line.length(); i++) {
            char c = line.charAt(i);
            if (c == '"') {
                quoted = !quoted;
            } else if (c == ',' && !quoted) {
                fields.add(field.toString().strip());
                field.setLength(0);
            } else {
                field.append(c);
            }
        }
        fields.add(field.toString().strip());
        return fields;
    }

    int rows() {
        return rows;
    }

    boolean has(String column) {
        return columns.containsKey(column);
    }

    /** The text of a column, empty where missing. */
    String[] text(String column) {
        String[] values = columns.get(column);
        if (values == null) {
            throw new IllegalArgumentException("no column " + column + " among " + columns.keySet());
        }
        return values;
    }

    static boolean missing(@Nullable String value) {
        return value == null || value.isEmpty() || value.equals("NA");
    }

    /**
     * The numbers of a column, NaN where missing.
     *
     * @throws InvalidRow when read at a row whose text is no finite number
     */
    Numbers numbers(String column) {
        double[] parsed = numbers.computeIfAbsent(column, name -> {
            String[] values = text(name);
            double[] all = new double[values.length];
            for (int row = 0; row < all.length; row++) {
                all[row] = missing(values[row]) ? Double.NaN : number(values[row]);
            }
            return all;
        });
        return row -> {
            if (Double.isInfinite(parsed[row])) {
                throw new InvalidRow(row, "'" + text(column)[row] + "' in column " + column + " is not a number");
            }
            return parsed[row];
        };
    }

    /** A column read as numbers. */
    @FunctionalInterface
    interface Numbers {
        double at(int row);
    }

    /** Infinite where the text is no finite number: absence is written as an empty field or NA, not as NaN. */
    private static double number(String value) {
        try {
            double number = Double.parseDouble(value);
            return Double.isFinite(number) ? number : Double.POSITIVE_INFINITY;
        } catch (NumberFormatException notANumber) {
            return Double.POSITIVE_INFINITY;
        }
    }
}
