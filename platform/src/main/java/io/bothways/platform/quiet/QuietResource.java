package io.bothways.platform.quiet;

import io.bothways.platform.access.Access;
import io.bothways.platform.access.Role;
import io.bothways.platform.consumer.ConsumerState;
import io.bothways.platform.job.Jobs;
import io.bothways.platform.outbox.OutboxState;
import io.bothways.platform.timer.Timers;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;

/**
 * Says whether anything is under way in this service. Several services together are quiet when all of them were in two
 * rounds of asking and {@code processed} did not change between: then no event was on its way either.
 */
@Path("/ops/quiet")
@RunOnVirtualThread
class QuietResource {

    record Quiet(boolean quiet, long outbox, long timersDue, long jobs, long lag, long processed) {}

    private final OutboxState outbox;
    private final Timers timers;
    private final Jobs jobs;
    private final ConsumerState consumer;

    QuietResource(OutboxState outbox, Timers timers, Jobs jobs, ConsumerState consumer) {
        this.outbox = outbox;
        this.timers = timers;
        this.jobs = jobs;
        this.consumer = consumer;
    }

    @GET
    @Access(Role.OPERATOR)
    public Quiet quiet() {
        // upstream first: what leaves a stage while we look is seen in the next one
        long lag = consumer.lag();
        long timersDue = timers.due();
        long open = jobs.open();
        long pending = outbox.pending();
        long processed = consumer.processed();
        return new Quiet(
                lag == 0 && timersDue == 0 && open == 0 && pending == 0, pending, timersDue, open, lag, processed);
    }
}
