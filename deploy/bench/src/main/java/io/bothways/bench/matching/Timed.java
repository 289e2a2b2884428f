package io.bothways.bench.matching;

import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/**
 * What a piece of work gave and took: medians of wall time and of the CPU time of all Java threads that live at its end, and
 * the highest heap of any run. Warming up takes the runs asked for, and two seconds where more than one run is to follow. Before each of those the
 * heap is collected; its peak is the sum of the peaks of the heap's parts in the run, loaded data and uncollected garbage
 * included, so a heap of that size is enough.
 */
record Timed<T>(T result, double wallMs, double cpuMs, double peakHeapMiB) {
    private static final double MIB = 1 << 20;
    private static final long WARM_UP_NANOS = 2_000_000_000L;

    static <T> Timed<T> of(int warmUps, int runs, Supplier<T> work) {
        // what takes milliseconds is compiled only after some hundred runs
        long warmAt = System.nanoTime() + (warmUps > 0 && runs > 1 ? WARM_UP_NANOS : 0);
        for (int i = 0; i < warmUps || System.nanoTime() < warmAt; i++) {
            var unused = work.get();
        }
        List<T> results = new ArrayList<>(1);
        double[] wall = new double[runs];
        double[] cpu = new double[runs];
        double peak = 0;
        for (int run = 0; run < runs; run++) {
            results.clear();
            startHeap();
            Map<Long, Long> cpuBefore = cpuByThread();
            long wallBefore = System.nanoTime();
            results.add(work.get());
            wall[run] = (System.nanoTime() - wallBefore) / 1e6;
            cpu[run] = cpuSince(cpuBefore) / 1e6;
            peak = Math.max(peak, peakHeap());
        }
        Arrays.sort(wall);
        Arrays.sort(cpu);
        return new Timed<>(results.getFirst(), wall[runs / 2], cpu[runs / 2], peak);
    }

    <U> Timed<U> with(U other) {
        return new Timed<>(other, wallMs, cpuMs, peakHeapMiB);
    }

    private static void startHeap() {
        System.gc();
        heapPools().forEach(MemoryPoolMXBean::resetPeakUsage);
    }

    private static double peakHeap() {
        return heapPools().stream()
                        .mapToLong(pool -> pool.getPeakUsage().getUsed())
                        .sum()
                / MIB;
    }

    private static List<MemoryPoolMXBean> heapPools() {
        return ManagementFactory.getMemoryPoolMXBeans().stream()
                .filter(pool -> pool.getType() == MemoryType.HEAP)
                .toList();
    }

    /** Of each thread that lives, as the time of those that ended before or meanwhile is known to nobody. */
    private static Map<Long, Long> cpuByThread() {
        var threads = ManagementFactory.getThreadMXBean();
        return Arrays.stream(threads.getAllThreadIds())
                .boxed()
                .collect(Collectors.toMap(id -> id, id -> Math.max(0, threads.getThreadCpuTime(id))));
    }

    private static long cpuSince(Map<Long, Long> before) {
        return cpuByThread().entrySet().stream()
                .mapToLong(thread -> thread.getValue() - before.getOrDefault(thread.getKey(), 0L))
                .filter(time -> time > 0)
                .sum();
    }
}
