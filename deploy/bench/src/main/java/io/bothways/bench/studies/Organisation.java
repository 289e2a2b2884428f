package io.bothways.bench.studies;

import io.bothways.analytics.statistics.study.data.StudyData;
import io.bothways.analytics.statistics.study.data.StudyData.Covariate;
import io.bothways.analytics.statistics.study.data.StudyData.Participation;
import io.bothways.analytics.statistics.study.data.StudyData.Varying;
import java.io.IOException;
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
 * observation ends with the last day of {@code truth.json}'s window if given, else with the last dated exit; whoever was
 * observed from then on only is no part of it. What cannot be is refused with its file and line, never passed over: a wrong
 * row left out is a wrong answer.
 */
final class Organisation {
    private static final List<String> MODES = List.of("RECIPROCAL", "ONE_WAY_MENTEE", "ONE_WAY_MENTOR", "REVERSE");
    private static final Map<String, Integer> CAUSES =
            Map.of("VOLUNTARY", 1, "INVOLUNTARY", 2, "RETIREMENT", 2, "OTHER", 2, "UNKNOWN", 3, "", 3);

    /** Number of every employee in the study, {@link #LATER} of those observed too late for it. */
    private final Map<String, Integer> subjects = new HashMap<>();

    private static final int LATER = -1;
    private final List<Line> employees;
    private final int windowEnd;

    private Organisation(List<Line> employees, int windowEnd) {
        this.employees = employees;
        this.windowEnd = windowEnd;
    }

    static StudyData read(Path folder, @Nullable LocalDate windowEnd) throws IOException {
        List<Line> employees = Line.of(
                folder.resolve("employees.csv"),
                "employee_id",
                "hire_date",
                "observed_from",
                "department",
                "grade",
                "performance");
        List<Line> exits = Line.of(folder.resolve("terminations.csv"), "employee_id", "date", "reason");
        int end = windowEnd != null
                ? Math.toIntExact(windowEnd.toEpochDay())
                : exits.stream().mapToInt(exit -> exit.day(1)).max().orElse(0);
        return new Organisation(employees, end).data(folder, exits);
    }

    private StudyData data(Path folder, List<Line> exits) throws IOException {
        Map<String, Line> exitOf = new HashMap<>();
        for (Line exit : exits) {
            if (exitOf.put(exit.text(0), exit) != null) {
                throw exit.bad(exit.text(0) + " leaves a second time");
            }
        }
        Map<String, Integer> departments = new TreeMap<>();
        employees.forEach(row -> departments.put(row.text(3), 0));
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
        for (Line row : employees) {
            Line left = exitOf.get(row.text(0));
            boolean later = row.day(2) >= windowEnd;
            if (subjects.put(row.text(0), later ? LATER : n) != null) {
                throw row.bad(row.text(0) + " stands in the file twice");
            }
            if (row.day(2) < row.day(1)) {
                throw row.bad(2, "on or after hire_date " + row.text(1));
            }
            if (left != null && left.day(1) <= row.day(2)) {
                throw left.bad(1, "after observed_from " + row.text(2) + " of " + row.text(0));
            }
            if (later) {
                continue;
            }
            origin[n] = row.day(1);
            entry[n] = row.day(2);
            exit[n] = left == null ? windowEnd : Math.min(left.day(1), windowEnd);
            int reason = left == null ? 0 : cause(left);
            cause[n] = left == null || left.day(1) > windowEnd ? 0 : reason;
            stratum[n] = departments.getOrDefault(row.text(3), 0);
            grade[n] = row.number(4);
            performance[n] = row.number(5);
            n++;
        }
        exits.forEach(this::subject);
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

    private static int cause(Line exit) {
        Integer cause = CAUSES.get(exit.text(2));
        if (cause == null) {
            throw exit.bad(2, "VOLUNTARY, INVOLUNTARY, RETIREMENT, OTHER, UNKNOWN or nothing");
        }
        return cause;
    }

    private Varying engagement(Path folder) throws IOException {
        List<Line> pulses = new ArrayList<>();
        for (Line row : Line.of(folder.resolve("pulse.csv"), "employee_id", "date", "engagement")) {
            if (subject(row) != LATER && !row.text(2).isEmpty()) {
                pulses.add(row);
            }
        }
        pulses.sort(Comparator.comparingInt(this::subject).thenComparingInt(row -> row.day(1)));
        return new Varying(
                "engagement",
                pulses.stream().mapToInt(this::subject).toArray(),
                pulses.stream().mapToInt(row -> row.day(1)).toArray(),
                pulses.stream().mapToDouble(row -> row.number(2)).toArray());
    }

    /** A partner who is no employee of these files shares nobody's fate here. */
    private List<Participation> participations(Path folder) throws IOException {
        List<Participation> participations = new ArrayList<>();
        for (Line row :
                Line.of(folder.resolve("participations.csv"), "employee_id", "partner_id", "start_date", "mode")) {
            int mode = MODES.indexOf(row.text(3));
            if (mode < 0) {
                throw row.bad(3, "one of " + String.join(", ", MODES));
            }
            int start = row.day(2);
            if (subject(row) != LATER) {
                int partner = subjects.getOrDefault(row.text(1), LATER);
                participations.add(new Participation(subject(row), start, mode, partner));
            }
        }
        participations.sort(Comparator.comparingInt(Participation::subject).thenComparingInt(Participation::start));
        return participations;
    }

    private int subject(Line row) {
        Integer subject = subjects.get(row.text(0));
        if (subject == null) {
            throw row.bad(0, "an employee of employees.csv");
        }
        return subject;
    }
}
