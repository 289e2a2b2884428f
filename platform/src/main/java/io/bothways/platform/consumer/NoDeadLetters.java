package io.bothways.platform.consumer;

import io.bothways.platform.loop.Loop;
import io.bothways.platform.verify.Check;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/** Nothing has failed and nothing waits behind a failure. */
@ApplicationScoped
class NoDeadLetters implements Check {

    private final DeadLetters letters;
    private final AtomicLong count = new AtomicLong();
    private @Nullable Loop loop;

    NoDeadLetters(DeadLetters letters, MeterRegistry meters) {
        this.letters = letters;
        meters.gauge("bothways.dead.letters", count);
    }

    void start(@Observes StartupEvent started) {
        loop = Loop.start("dead-letter-count", Duration.ofSeconds(5), () -> {
            count.set(letters.count());
            return false;
        });
    }

    @PreDestroy
    void stop() {
        if (loop != null) {
            loop.close();
        }
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
