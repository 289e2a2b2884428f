package io.bothways.bench.speed;

import io.bothways.analytics.statistics.cox.CoxFit;
import io.bothways.analytics.statistics.cox.CoxModel;
import io.bothways.analytics.statistics.cox.CoxRows;
import io.bothways.analytics.statistics.survival.IntervalType;
import io.bothways.analytics.statistics.survival.KaplanMeier;
import io.bothways.analytics.statistics.survival.LogRank;
import io.bothways.analytics.statistics.survival.SurvivalCurve;
import java.io.IOException;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Times the estimators on rows with delayed entry, whole-day ties and six covariates. Warm-up is on other, smaller rows; the
 * figure is the median of five runs, CPU of the one working thread beside wall time.
 */
public final class SpeedRun {
    private static final int WARM_UPS = 12;
    private static final int RUNS = 5;

    private final PrintStream out;
    private long kept;

    public SpeedRun(PrintStream out) {
        this.out = out;
    }

    public void run(List<Integer> sizes) {
        SpeedRows small = SpeedRows.of(30_000, 99);
        for (int i = 0; i < WARM_UPS; i++) {
            methods(small).values().forEach(Runnable::run);
        }
        for (int size : sizes) {
            SpeedRows rows = SpeedRows.of(size, 1);
            Map<String, Double> cpu = new LinkedHashMap<>();
            out.printf("%,d rows, 6 covariates, (start, stop], whole days%n", size);
            for (var method : methods(rows).entrySet()) {
                double[] times = median(method.getValue());
                cpu.put(method.getKey(), times[0]);
                out.printf("  %-22s CPU %8.1f ms   wall %8.1f ms%n", method.getKey(), times[0], times[1]);
            }
            compareWithR(rows, cpu);
        }
        out.printf("%d results kept%n", kept);
    }

    private Map<String, Runnable> methods(SpeedRows rows) {
        Map<String, Runnable> methods = new LinkedHashMap<>();
        methods.put("kaplan-meier", () -> {
            SurvivalCurve curve = KaplanMeier.of(rows.observations());
            for (int i = 0; i < curve.size(); i++) {
                keep(curve.interval(i, IntervalType.LOG_LOG, 0.95));
            }
            for (double probability : new double[] {0.25, 0.5, 0.75}) {
                keep(curve.quantile(probability, IntervalType.LOG_LOG, 0.95));
            }
        });
        methods.put("log-rank", () -> keep(LogRank.test(rows.observations(), rows.group(), 2, 0)));
        methods.put("cox efron", () -> keep(fit(rows).coefficient(0)));
        methods.put("cox efron + robust", () -> keep(fit(rows).robustStandardError(0)));
        return methods;
    }

    private static CoxFit fit(SpeedRows rows) {
        return CoxModel.fit(CoxRows.of(rows.observations(), rows.columns()));
    }

    private static double[] median(Runnable work) {
        double[] cpu = new double[RUNS];
        double[] wall = new double[RUNS];
        var threads = ManagementFactory.getThreadMXBean();
        for (int run = 0; run < RUNS; run++) {
            long cpuBefore = threads.getCurrentThreadCpuTime();
            long wallBefore = System.nanoTime();
            work.run();
            wall[run] = (System.nanoTime() - wallBefore) / 1e6;
            cpu[run] = (threads.getCurrentThreadCpuTime() - cpuBefore) / 1e6;
        }
        Arrays.sort(cpu);
        Arrays.sort(wall);
        return new double[] {cpu[RUNS / 2], wall[RUNS / 2]};
    }

    private void compareWithR(SpeedRows rows, Map<String, Double> cpu) {
        try {
            Path folder = Files.createTempDirectory("bothways-bench");
            Path data = folder.resolve("rows.csv");
            try {
                if (!RScript.present()) {
                    out.println("  Rscript is not installed: no comparison with R");
                    return;
                }
                rows.write(data);
                RScript.times(data)
                        .forEach((method, milliseconds) -> out.printf(
                                "  R %-20s CPU %8.1f ms   ratio %.1f%n",
                                method, milliseconds, milliseconds / cpu.getOrDefault(method, Double.NaN)));
            } finally {
                Files.deleteIfExists(data);
                Files.deleteIfExists(folder);
            }
        } catch (IOException unavailable) {
            out.println("  No comparison with R: " + unavailable.getMessage());
        }
    }

    /** Results are looked at, so that no work is optimised away. */
    private void keep(@Nullable Object result) {
        kept += result == null ? 0 : 1;
    }
}
