package io.bothways.bench.studies;

import com.sun.management.OperatingSystemMXBean;
import io.bothways.analytics.statistics.Interval;
import io.bothways.analytics.statistics.study.RetentionStudy;
import io.bothways.analytics.statistics.study.answer.StudyAnswer;
import io.bothways.analytics.statistics.study.data.StudyData;
import io.bothways.analytics.statistics.study.data.StudyParameters;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.util.List;

/**
 * Times whole studies on organisations made here, and, where that is affordable, says how far the one-step intervals are from
 * those of full refits of every resample.
 */
public final class StudySpeed {
    private static final int AFFORDABLE = 20_000;

    private final StudyParameters parameters;
    private final PrintStream out;

    public StudySpeed(StudyParameters parameters, PrintStream out) {
        this.parameters = parameters;
        this.out = out;
    }

    public void run(List<Integer> sizes) {
        for (int warmUp = 0; warmUp < 8; warmUp++) {
            RetentionStudy.answer(SpeedOrganisation.of(3000, 50 + warmUp), parameters);
        }
        for (int people : sizes) {
            StudyData data = SpeedOrganisation.of(people, parameters.seed());
            long begun = System.nanoTime();
            long used = processCpu();
            StudyAnswer answer = RetentionStudy.answer(data, parameters);
            out.printf(
                    "%,d people: whole study with %d resamples on %d threads in %.2f s, CPU %.2f s%n  %s%n",
                    people,
                    parameters.bootstraps(),
                    parameters.threads(),
                    (System.nanoTime() - begun) / 1e9,
                    (processCpu() - used) / 1e9,
                    answer.sentence());
            if (people <= AFFORDABLE) {
                compare(answer, RetentionStudy.answer(data, parameters.refitted()));
            }
        }
    }

    /** Nanoseconds of all threads, those of the virtual machine included: a study makes garbage, and that is to be counted. */
    private static long processCpu() {
        return ((OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean()).getProcessCpuTime();
    }

    private void compare(StudyAnswer stepped, StudyAnswer refitted) {
        double[] largest = new double[2];
        for (int h = 0; h < stepped.effects().size(); h++) {
            var one = stepped.effects().get(h);
            var other = refitted.effects().get(h);
            widen(largest, one.retentionInterval(), other.retentionInterval());
            widen(largest, one.daysInterval(), other.daysInterval());
            widen(largest, one.incidenceInterval(), other.incidenceInterval());
        }
        out.printf(
                "  ends of the one-step intervals against full refits: at most %.2f %% of the end, %.2f %% of the width%n",
                100 * largest[0], 100 * largest[1]);
    }

    private static void widen(double[] largest, Interval one, Interval other) {
        double width = other.upper() - other.lower();
        double[] away = {Math.abs(one.lower() - other.lower()), Math.abs(one.upper() - other.upper())};
        double[] end = {Math.abs(other.lower()), Math.abs(other.upper())};
        for (int side = 0; side < 2; side++) {
            largest[0] = Math.max(largest[0], away[side] / end[side]);
            largest[1] = Math.max(largest[1], away[side] / width);
        }
    }
}
