package io.bothways.local.story.api;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.IntConsumer;

/** Does the same for many, a bounded number at a time; the first failure stops what has not begun and is thrown. */
public final class InParallel {
    private static final int IN_FLIGHT = 12;

    private InParallel() {}

    public static <T> void each(Collection<T> all, Consumer<T> action) {
        map(all, item -> {
            action.accept(item);
            return item;
        });
    }

    /** The results in the order of the input. */
    public static <T, R> List<R> map(Collection<T> all, Function<T, R> action) {
        return map(all, action, done -> {});
    }

    /** The same, telling after each how many are done. */
    public static <T, R> List<R> map(Collection<T> all, Function<T, R> action, IntConsumer progress) {
        var permits = new Semaphore(IN_FLIGHT);
        var done = new AtomicInteger();
        var broken = new AtomicBoolean();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<R>> futures = new ArrayList<>(all.size());
            for (T item : all) {
                permits.acquire();
                if (broken.get()) {
                    break;
                }
                Callable<R> task = () -> {
                    try {
                        R result = action.apply(item);
                        progress.accept(done.incrementAndGet());
                        return result;
                    } catch (RuntimeException e) {
                        broken.set(true);
                        throw e;
                    } finally {
                        permits.release();
                    }
                };
                futures.add(threads.submit(task));
            }
            List<R> results = new ArrayList<>(all.size());
            for (Future<R> future : futures) {
                results.add(future.get());
            }
            return results;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted.", e);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof RuntimeException cause) {
                throw cause;
            }
            throw new IllegalStateException(e.getCause());
        }
    }
}
