package io.bothways.bench.studies;

import io.bothways.analytics.statistics.study.StudyData;
import io.bothways.analytics.statistics.study.StudyData.Covariate;
import io.bothways.analytics.statistics.study.StudyData.Participation;
import io.bothways.analytics.statistics.study.StudyData.Varying;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A simulated organisation's files (employees, pulse, participations, terminations) as the data of a study. The window of
 * observation ends with the last day of {@code truth.json}'s window if given, else with the last dated fact.
 */
final class Organisation {
    private static final List<String> MODES = List.of("RECIPROCAL", "ONE_WAY_MENTEE", "ONE_WAY_MENTOR", "REVERSE");

    private final Map<String, Integer> subjects = new HashMap<>();
    private final List<String[]> employees;
    private final int windowEnd;

    private Organisation(List<String[]> employees, int windowEnd) {
        this.employees = employees;
        this.windowEnd = windowEnd;
    }

    static StudyData read(Path folder, @Nullable LocalDate windowEnd) throws IOException {
        List<String[]> employees = rows(
                folder.resolve("employees.csv"),
                "employee_id",
                "hire_date",
                "observed_from",
                "department",
                "grade",
                "performance");
        List<String[]> exits = rows(folder.resolve("terminations.csv"), "employee_id", "date", "reason");
        int end = windowEnd != null ? day(windowEnd.toString()) : lastDay(exits);
        return new Organisation(employees, end).data(folder, exits);
    }

    private static int lastDay(List<String[]> exits) {
        return exits.stream().mapToInt(row -> day(row[1])).max().orElse(0);
    }

    private StudyData data(Path folder, List<String[]> exits) throws IOException {
        Map<String, String[]> exitOf = new HashMap<>();
        for (String[] exit : exits) {
            exitOf.put(exit[0], exit);
        }
        Map<String, Integer> departments = new TreeMap<>();
        employees.forEach(row -> departments.put(row[3], 0));
        int next = 0;
        for (var department : departments.entrySet()) {
            department.setValue(next++);
        }
        int most = employees.size();
        int[] origin = new int[most];
        int[] entry = new int[most];
        int[] exit = new int[most];
        int[] cause = new int[most];
        int[] stratum = new int[most];
        double[] grade = new double[most];
        double[] performance = new double[most];
        int n = 0;
        for (String[] row : employees) {
            String[] left = exitOf.get(row[0]);
            int last = left == null ? windowEnd : Math.min(day(left[1]), windowEnd);
            if (last <= day(row[2])) {
                continue;
            }
            subjects.put(row[0], n);
            origin[n] = day(row[1]);
            entry[n] = day(row[2]);
            exit[n] = last;
            cause[n] = left == null || day(left[1]) > windowEnd ? 0 : cause(left[2]);
            stratum[n] = departments.getOrDefault(row[3], 0);
            grade[n] = number(row[4]);
            performance[n] = number(row[5]);
            n++;
        }
        return new StudyData(
                Arrays.copyOf(origin, n),
                Arrays.copyOf(entry, n),
                Arrays.copyOf(exit, n),
                Arrays.copyOf(cause, n),
                Arrays.copyOf(stratum, n),
                Math.max(1, departments.size()),
                List.of(
                        new Covariate("performance", Arrays.copyOf(performance, n), Double.POSITIVE_INFINITY),
                        new Covariate("grade", Arrays.copyOf(grade, n), 1)),
                List.of(engagement(folder)),
                participations(folder));
    }

    private static int cause(String reason) {
        return switch (reason) {
            case "VOLUNTARY" -> 1;
            case "" -> 3;
            default -> 2;
        };
    }

    private Varying engagement(Path folder) throws IOException {
        List<String[]> pulses = new ArrayList<>();
        for (String[] row : rows(folder.resolve("pulse.csv"), "employee_id", "date", "engagement")) {
            if (subjects.containsKey(row[0]) && !row[2].isEmpty()) {
                pulses.add(row);
            }
        }
        pulses.sort(Comparator.<String[]>comparingInt(row -> subject(row[0])).thenComparing(row -> row[1]));
        return new Varying(
                "engagement",
                pulses.stream().mapToInt(row -> subject(row[0])).toArray(),
                pulses.stream().mapToInt(row -> day(row[1])).toArray(),
                pulses.stream().mapToDouble(row -> number(row[2])).toArray());
    }

    private List<Participation> participations(Path folder) throws IOException {
        List<Participation> participations = new ArrayList<>();
        for (String[] row :
                rows(folder.resolve("participations.csv"), "employee_id", "partner_id", "start_date", "mode")) {
            if (subjects.containsKey(row[0])) {
                int partner = subjects.getOrDefault(row[1], -1);
                participations.add(
                        new Participation(subject(row[0]), day(row[2]), Math.max(0, MODES.indexOf(row[3])), partner));
            }
        }
        participations.sort(Comparator.comparingInt(Participation::subject).thenComparingInt(Participation::start));
        return participations;
    }

    private int subject(String id) {
        return subjects.getOrDefault(id, -1);
    }

    private static double number(String text) {
        return text.isEmpty() ? Double.NaN : Double.parseDouble(text);
    }

    private static int day(String date) {
        return (int) LocalDate.parse(date).toEpochDay();
    }

    /** The wanted columns of every line, in the wanted order; fields of these files hold no commas or quotes. */
    private static List<String[]> rows(Path file, String... wanted) throws IOException {
        try (BufferedReader reader = Files.newBufferedReader(file)) {
            String head = reader.readLine();
            List<String> header = Arrays.asList(split(head == null ? "" : head));
            int[] places = Arrays.stream(wanted).mapToInt(header::indexOf).toArray();
            for (int w = 0; w < places.length; w++) {
                if (places[w] < 0) {
                    throw new IOException(file + " has no column " + wanted[w]);
                }
            }
            List<String[]> rows = new ArrayList<>();
            for (String line = reader.readLine(); line != null; line = reader.readLine()) {
                String[] fields = split(line);
                rows.add(Arrays.stream(places).mapToObj(place -> fields[place]).toArray(String[]::new));
            }
            return rows;
        }
    }

    private static String[] split(String line) {
        List<String> fields = new ArrayList<>();
        int from = 0;
        for (int comma = line.indexOf(','); comma >= 0; comma = line.indexOf(',', from)) {
            fields.add(line.substring(from, comma));
            from = comma + 1;
        }
        fields.add(line.substring(from));
        return fields.toArray(String[]::new);
    }
}
