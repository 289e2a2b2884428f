package io.bothways.platform.consumer;

import io.bothways.platform.loop.Loops;
import io.bothways.platform.verify.Check;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;

/** Nothing has failed and nothing waits behind a failure. */
@ApplicationScoped
class NoDeadLetters implements Check {

    private final DeadLetters letters;
    private final Loops loops;
    private final AtomicLong count = new AtomicLong();

    NoDeadLetters(DeadLetters letters, Loops loops, MeterRegistry meters) {
        this.loops = loops;
        this.letters = letters;
        meters.gauge("bothways.dead.letters", count);
    }

    void start(@Observes StartupEvent started) {
        loops.start("dead-letter-count", Duration.ofSeconds(5), () -> {
            count.set(letters.count());
            return false;
        });
    }

    @Override
    public String name() {
        return "no-dead-letters";
    }

    @Override
    public List<String> violations() {
        return letters.list(null, 20).stream()
                .map(letter -> letter.state() + " " + letter.inbound().topic() + "/"
                        + letter.inbound().key() + " at " + letter.inbound().sequence())
                .toList();
    }
}
