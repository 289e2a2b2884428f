package io.bothways.bench.studies;

import io.bothways.bench.matching.instance.BadFile;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** The wanted fields of one line of a file of an organisation; whatever is wrong with one is told with file and line. */
record Line(Path file, int number, List<String> names, List<String> fields) {

    /** The wanted columns of every line, in the wanted order; fields of these files hold no commas or quotes. */
    static List<Line> of(Path file, String... wanted) throws IOException {
        if (!Files.isReadable(file)) {
            throw new BadFile(file, "the file is missing or cannot be read");
        }
        List<String> names = List.of(wanted);
        try (BufferedReader reader = Files.newBufferedReader(file)) {
            String head = reader.readLine();
            List<String> header = split(head == null ? "" : head);
            int[] places = Arrays.stream(wanted).mapToInt(header::indexOf).toArray();
            for (int w = 0; w < places.length; w++) {
                if (places[w] < 0) {
                    throw new BadFile(file, 1, "there is no column " + wanted[w]);
                }
            }
            List<Line> lines = new ArrayList<>();
            int number = 1;
            for (String line = reader.readLine(); line != null; line = reader.readLine()) {
                number++;
                List<String> fields = split(line);
                if (fields.size() != header.size()) {
                    throw new BadFile(file, number, fields.size() + " fields under a header of " + header.size());
                }
                lines.add(new Line(
                        file,
                        number,
                        names,
                        Arrays.stream(places).mapToObj(fields::get).toList()));
            }
            return lines;
        }
    }

    private static List<String> split(String line) {
        List<String> fields = new ArrayList<>();
        int from = 0;
        for (int comma = line.indexOf(','); comma >= 0; comma = line.indexOf(',', from)) {
            fields.add(line.substring(from, comma));
            from = comma + 1;
        }
        fields.add(line.substring(from));
        return fields;
    }

    String text(int field) {
        return fields.get(field);
    }

    /** Days since 1970. */
    int day(int field) {
        try {
            return Math.toIntExact(LocalDate.parse(text(field)).toEpochDay());
        } catch (DateTimeException | ArithmeticException wrong) {
            throw bad(field, "a date such as 2026-01-31");
        }
    }

    /** NaN where empty. */
    double number(int field) {
        if (text(field).isEmpty()) {
            return Double.NaN;
        }
        double number;
        try {
            number = Double.parseDouble(text(field));
        } catch (NumberFormatException wrong) {
            throw bad(field, "a number or nothing");
        }
        if (!Double.isFinite(number)) {
            throw bad(field, "a number or nothing");
        }
        return number;
    }

    BadFile bad(int field, String allowed) {
        return bad(names.get(field) + " is '" + text(field) + "', not " + allowed);
    }

    BadFile bad(String complaint) {
        return new BadFile(file, number, complaint);
    }
}
