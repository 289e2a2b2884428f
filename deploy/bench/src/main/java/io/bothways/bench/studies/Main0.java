package io.bothways.bench.studies;

import io.bothways.analytics.statistics.study.StudyParameters;
import java.nio.file.Path;

final class Main0 {
    private Main0() {}

    static void main(String[] a) throws Exception {
        long t = System.nanoTime();
        int n = new Studies(StudyParameters.USUAL.withBootstraps(Integer.parseInt(a[1])))
                .answer(Path.of(a[0]))
                .size();
        System.out.println(n + " in " + (System.nanoTime() - t) / 1e9 + " s, cpu "
                + java.lang.management.ManagementFactory.getPlatformMXBean(
                                        com.sun.management.OperatingSystemMXBean.class)
                                .getProcessCpuTime()
                        / 1e9);
    }
}
