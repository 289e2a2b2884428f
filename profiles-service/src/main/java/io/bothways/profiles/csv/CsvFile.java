package io.bothways.profiles.csv;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/**
 * A file with a header row, taken apart into rows. Column names are compared without case; what
 * makes the file as a whole unreadable is found before the first row is used.
 */
public final class CsvFile {
    /** The key under which the number of columns is kept; no column has an empty name. */
    private static final String WIDTH = "";

    private final List<CsvRow> rows;
    private final Set<String> columns;

    private CsvFile(Set<String> columns, List<CsvRow> rows) {
        this.columns = columns;
        this.rows = rows;
    }

    /** @throws CsvUnreadable when it is no UTF-8, has no usable header or more rows than allowed */
    public static CsvFile read(byte[] content, Set<String> required, int mostRows) {
        try (var parser = parser(content)) {
            var columns = columns(parser, required);
            var rows = new ArrayList<CsvRow>();
            try {
                for (var csvRecord : parser) {
                    if (isBlank(csvRecord)) continue;
                    if (rows.size() == mostRows) {
                        throw new CsvUnreadable(
                                "too-many-rows", "the file has more than " + mostRows + " rows", Set.of());
                    }
                    rows.add(row(rows.size() + 1, csvRecord, columns));
                }
            } catch (UncheckedIOException | IllegalStateException e) {
                // a quote that is never closed swallows the rest: say where, keep what came before
                rows.add(new CsvRow(rows.size() + 1, Map.of(), CsvRow.Shape.BROKEN_QUOTES));
            }
            return new CsvFile(columns.keySet(), rows);
        } catch (IOException | UncheckedIOException e) {
            throw new CsvUnreadable("no-header", "the header row cannot be read", Set.of());
        }
    }

    /** Only the header, for refusing a wrong file at once. */
    public static void checkHeader(byte[] content, Set<String> required) {
        try (var parser = parser(content)) {
            columns(parser, required);
        } catch (IOException | UncheckedIOException | IllegalStateException e) {
            throw new CsvUnreadable("no-header", "the header row cannot be read", Set.of());
        }
    }

    public List<CsvRow> rows() {
        return rows;
    }

    public boolean has(String column) {
        return columns.contains(column);
    }

    public Set<String> columns() {
        return columns;
    }

    private static CSVParser parser(byte[] content) throws IOException {
        var text = decode(content);
        return CSVParser.parse(
                new StringReader(text),
                CSVFormat.RFC4180
                        .builder()
                        .setDelimiter(delimiter(text))
                        .setIgnoreEmptyLines(true)
                        .get());
    }

    private static String decode(byte[] content) {
        try {
            var text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(content))
                    .toString();
            return text.startsWith("\uFEFF") ? text.substring(1) : text;
        } catch (CharacterCodingException e) {
            throw new CsvUnreadable("not-utf-8", "the file is not UTF-8 text", Set.of());
        }
    }

    /** The one that stands more often in the first line, outside quotes. */
    private static char delimiter(String text) {
        int commas = 0;
        int semicolons = 0;
        boolean quoted = false;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '"') quoted = !quoted;
            if (quoted) continue;
            if (c == '\n') break;
            if (c == ',') commas++;
            if (c == ';') semicolons++;
        }
        return semicolons > commas ? ';' : ',';
    }

    private static Map<String, Integer> columns(CSVParser parser, Set<String> required) {
        var iterator = parser.iterator();
        if (!iterator.hasNext()) throw new CsvUnreadable("no-header", "the file is empty", required);
        var columns = new TreeMap<String, Integer>(String.CASE_INSENSITIVE_ORDER);
        var header = iterator.next();
        for (int i = 0; i < header.size(); i++) {
            var name = header.get(i).strip();
            if (!name.isEmpty() && columns.putIfAbsent(name, i) != null) {
                throw new CsvUnreadable("columns-repeated", "a column stands twice in the header", Set.of());
            }
        }
        var missing = new HashSet<>(required);
        missing.removeIf(columns::containsKey);
        if (!missing.isEmpty()) {
            throw new CsvUnreadable("columns-missing", "the header lacks required columns", missing);
        }
        columns.put(WIDTH, header.size());
        return columns;
    }

    private static CsvRow row(int number, CSVRecord csvRecord, Map<String, Integer> columns) {
        int width = columns.getOrDefault(WIDTH, 0);
        if (csvRecord.size() > width) return new CsvRow(number, Map.of(), CsvRow.Shape.LONG);
        var values = new TreeMap<String, String>(String.CASE_INSENSITIVE_ORDER);
        columns.forEach((name, index) -> {
            if (!name.equals(WIDTH) && index < csvRecord.size()) values.put(name, csvRecord.get(index));
        });
        var shape = csvRecord.size() < width ? CsvRow.Shape.SHORT : CsvRow.Shape.WELL_FORMED;
        return new CsvRow(number, values, shape);
    }

    private static boolean isBlank(CSVRecord csvRecord) {
        return csvRecord.size() == 1 && csvRecord.get(0).isBlank();
    }
}
