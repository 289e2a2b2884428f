package io.bothways.platform.loop;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;

/**
 * One thread that takes step after step while a step says there is more, and otherwise waits to be woken or for the
 * idle time to pass. A step that throws is tried again after a pause that doubles up to five seconds; the first failure
 * of a row is logged, and so is the recovery. Closing waits for the step under way.
 */
public final class Loop implements AutoCloseable {

    /** One unit of work; true when the next one should follow at once. */
    @FunctionalInterface
    public interface Step {
        boolean take() throws Exception;
    }

    private static final Logger LOG = Logger.getLogger(Loop.class);
    private static final long LONGEST_PAUSE_MILLIS = 5_000;

    private final String name;
    private final Duration idle;
    private final Step step;
    private final Semaphore wake = new Semaphore(0);
    private final Thread thread;
    private volatile boolean open = true;

    private Loop(String name, Duration idle, Step step) {
        this.name = name;
        this.idle = idle;
        this.step = step;
        this.thread = Thread.ofPlatform().daemon().name(name).unstarted(this::run);
    }

    static Loop start(String name, Duration idle, Step step) {
        Loop loop = new Loop(name, idle, step);
        loop.thread.start();
        return loop;
    }

    /** Ends the wait, or makes the next one end at once. Cheap and safe from any thread. */
    public void wake() {
        wake.release();
    }

    public boolean isOpen() {
        return open;
    }

    /** Lets the step under way be the last one. */
    void end() {
        open = false;
        wake.release();
    }

    @Override
    public void close() {
        end();
        try {
            if (!thread.join(Duration.ofSeconds(10))) {
                thread.interrupt();
                LOG.warnf("%s did not stop within 10 s and was interrupted", name);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void run() {
        long pause = 0;
        while (open) {
            boolean more = false;
            try {
                wake.drainPermits();
                more = step.take();
                if (pause > 0) {
                    LOG.infof("%s works again", name);
                    pause = 0;
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            } catch (Exception | LinkageError | StackOverflowError | AssertionError e) {
                if (!open) {
                    return;
                }
                if (pause == 0) {
                    LOG.warnf(e, "%s failed and tries again", name);
                }
                pause = Math.min(LONGEST_PAUSE_MILLIS, Math.max(100, pause * 2));
            }
            if (!more && !await(pause > 0 ? pause : idle.toMillis())) {
                return;
            }
        }
    }

    private boolean await(long millis) {
        try {
            boolean woken = wake.tryAcquire(millis, TimeUnit.MILLISECONDS);
            return woken || open;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
