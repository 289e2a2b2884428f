package io.bothways.matching;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.stream.IntStream;

/** Counts what is asked of the database, as its driver sees it. */
public final class Statements {
    private static final Logger DRIVER = Logger.getLogger("org.postgresql.core.v3.QueryExecutorImpl");
    private static final int TRIES = 5;

    private Statements() {}

    /** The fewest statements of several tries: what goes on in the background only ever adds some. */
    public static int fewest(Runnable request) {
        Counting counting = new Counting();
        Level before = DRIVER.getLevel();
        DRIVER.setLevel(Level.FINEST);
        DRIVER.addHandler(counting);
        DRIVER.setUseParentHandlers(false);
        try {
            return IntStream.range(0, TRIES)
                    .map(once -> {
                        counting.statements.set(0);
                        request.run();
                        return counting.statements.get();
                    })
                    .min()
                    .orElseThrow();
        } finally {
            DRIVER.setUseParentHandlers(true);
            DRIVER.removeHandler(counting);
            DRIVER.setLevel(before);
        }
    }

    private static final class Counting extends Handler {
        private final AtomicInteger statements = new AtomicInteger();

        @Override
        public void publish(LogRecord entry) {
            String message = String.valueOf(entry.getMessage());
            if (message.contains("FE=> Execute") || message.contains("FE=> Query")) {
                statements.incrementAndGet();
            }
        }

        @Override
        public void flush() {
            // counts are kept nowhere else
        }

        @Override
        public void close() {
            // nothing is held open
        }
    }
}
