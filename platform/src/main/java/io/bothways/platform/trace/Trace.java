package io.bothways.platform.trace;

import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import java.util.regex.Pattern;
import org.jboss.logging.MDC;
import org.jspecify.annotations.Nullable;

/**
 * The W3C {@code traceparent} of the request or event being handled. It lives in the log context, so every log line
 * carries {@code traceId}, and it goes from there into audit rows and events.
 */
public final class Trace {

    private static final String PARENT = "traceparent";
    private static final String ID = "traceId";
    private static final Pattern VALID = Pattern.compile("00-(?!0{32})[0-9a-f]{32}-(?!0{16})[0-9a-f]{16}-[0-9a-f]{2}");

    private Trace() {}

    /** Continues the given trace when it is well formed, and begins a new one otherwise. */
    public static String begin(@Nullable String traceparent) {
        String parent = traceparent != null && VALID.matcher(traceparent).matches() ? traceparent : fresh();
        MDC.put(PARENT, parent);
        MDC.put(ID, parent.substring(3, 35));
        return parent;
    }

    /** Forgets the trace of this thread. */
    public static void end() {
        MDC.remove(PARENT);
        MDC.remove(ID);
    }

    /** The current traceparent, if a trace is under way. */
    public static Optional<String> parent() {
        return Optional.ofNullable((String) MDC.get(PARENT));
    }

    /** The trace id of 32 hexadecimal digits, if a trace is under way. */
    public static Optional<String> id() {
        return Optional.ofNullable((String) MDC.get(ID));
    }

    private static String fresh() {
        ThreadLocalRandom random = ThreadLocalRandom.current();
        return "00-%016x%016x-%016x-01".formatted(random.nextLong(), random.nextLong() | 1, random.nextLong() | 1);
    }
}
