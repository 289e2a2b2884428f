package io.bothways.platform.tx;

import io.quarkus.arc.Arc;
import io.quarkus.arc.ManagedContext;
import io.quarkus.narayana.jta.QuarkusTransaction;
import java.util.concurrent.Callable;

/** Runs what no HTTP request asked for (events, timers, jobs) with a request scope of its own. */
public final class Work {

    private Work() {}

    /** In a new transaction that may last so many seconds. */
    public static <T> T inTransaction(int seconds, Callable<T> work) {
        return QuarkusTransaction.requiringNew().timeout(seconds).call(() -> inScope(work));
    }

    /** Without a transaction. */
    public static <T> T inScope(Callable<T> work) throws Exception {
        ManagedContext scope = Arc.container().requestContext();
        if (scope.isActive()) {
            return work.call();
        }
        scope.activate();
        try {
            return work.call();
        } finally {
            scope.terminate();
        }
    }
}
