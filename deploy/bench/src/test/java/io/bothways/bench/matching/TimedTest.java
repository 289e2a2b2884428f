package io.bothways.bench.matching;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

class TimedTest {
    @Test
    void aThreadThatEndsMeanwhileTakesNoTimeBack() throws InterruptedException {
        var tired = new CountDownLatch(1);
        var released = new CountDownLatch(1);
        Thread worker = new Thread(() -> {
            long until = System.nanoTime() + 50_000_000;
            while (System.nanoTime() < until) {
                Thread.onSpinWait();
            }
            tired.countDown();
            awaited(released);
        });
        worker.start();
        tired.await();

        Timed<String> timed = Timed.of(0, 1, () -> {
            released.countDown();
            joined(worker);
            return "done";
        });

        assertThat(timed.result()).isEqualTo("done");
        assertThat(timed.cpuMs()).isNotNegative();
    }

    private static void awaited(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    private static void joined(Thread thread) {
        try {
            thread.join();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }
}
