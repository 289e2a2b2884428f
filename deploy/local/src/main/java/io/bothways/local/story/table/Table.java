package io.bothways.local.story.table;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;

/** A CSV file with a header row, read by the names of the columns asked for; the other columns are never copied. */
public record Table(List<Row> rows) {
    private static final CSVFormat FORMAT = CSVFormat.RFC4180
            .builder()
            .setHeader()
            .setSkipHeaderRecord(true)
            .setTrim(true)
            .get();

    /** One row: the values of the columns asked for. */
    public record Row(Map<String, String> values) {
        public String get(String column) {
            var value = values.get(column);
            if (value == null) {
                throw new IllegalArgumentException("Column '" + column + "' was not asked for; known are "
                        + values.keySet().stream().sorted().toList());
            }
            return value;
        }

        /** The parts of a value that lists several, separated by a bar. */
        public List<String> list(String column) {
            String value = get(column);
            return value.isEmpty() ? List.of() : List.of(value.split("\\|", -1));
        }
    }

    /** A table of our own, all columns. */
    public static Table resource(String name) {
        InputStream stream = Table.class.getResourceAsStream("/story/" + name);
        if (stream == null) {
            throw new IllegalStateException("The resource story/" + name + " is missing.");
        }
        List<Row> rows = new ArrayList<>();
        try (Reader reader = new InputStreamReader(stream, StandardCharsets.UTF_8);
                var parser = FORMAT.parse(reader)) {
            for (CSVRecord csvRecord : parser) {
                rows.add(new Row(csvRecord.toMap()));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new Table(rows);
    }

    /** A file of others: only these columns, which it must have. */
    public static Table file(Path file, Set<String> columns) {
        List<Row> rows = new ArrayList<>();
        scan(file, columns, rows::add);
        return new Table(rows);
    }

    /** Reads a large file row by row without keeping it. */
    public static void scan(Path file, Set<String> columns, Consumer<Row> each) {
        try (Reader reader = withoutByteOrderMark(file);
                var parser = FORMAT.parse(reader)) {
            if (!parser.getHeaderNames().containsAll(columns)) {
                throw new IllegalArgumentException("The file " + file.getFileName() + " lacks columns: expected "
                        + columns.stream().sorted().toList() + ", found " + parser.getHeaderNames());
            }
            for (CSVRecord csvRecord : parser) {
                Map<String, String> values = HashMap.newHashMap(columns.size());
                for (String column : columns) {
                    values.put(column, csvRecord.get(column));
                }
                each.accept(new Row(values));
            }
        } catch (IOException e) {
            throw new UncheckedIOException("The file " + file.getFileName() + " cannot be read.", e);
        }
    }

    private static Reader withoutByteOrderMark(Path file) throws IOException {
        var reader = Files.newBufferedReader(file, StandardCharsets.UTF_8);
        reader.mark(1);
        if (reader.read() != '\uFEFF') {
            reader.reset();
        }
        return reader;
    }
}
