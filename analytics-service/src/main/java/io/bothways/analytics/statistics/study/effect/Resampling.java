package io.bothways.analytics.statistics.study.effect;

import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntConsumer;

/** Runs numbered, independent pieces of work on several threads; each writes its own place, so the split does not matter. */
final class Resampling {
    private Resampling() {}

    static void run(int pieces, int threads, IntConsumer work) {
        AtomicInteger next = new AtomicInteger();
        var failures = new ConcurrentLinkedQueue<RuntimeException>();
        Runnable loop = () -> {
            try {
                for (int i = next.getAndIncrement(); i < pieces; i = next.getAndIncrement()) {
                    work.accept(i);
                }
            } catch (RuntimeException failure) {
                failures.add(failure);
                next.set(pieces);
            }
        };
        Thread[] workers = new Thread[Math.max(0, Math.min(threads, pieces) - 1)];
        for (int t = 0; t < workers.length; t++) {
            workers[t] = Thread.ofPlatform().start(loop);
        }
        loop.run();
        boolean interrupted = false;
        for (Thread worker : workers) {
            while (true) {
                try {
                    worker.join();
                    break;
                } catch (InterruptedException retry) {
                    interrupted = true;
                    next.set(pieces);
                }
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while resampling");
        }
        if (!failures.isEmpty()) {
            throw failures.element();
        }
    }
}
