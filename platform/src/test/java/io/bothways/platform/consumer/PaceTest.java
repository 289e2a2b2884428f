package io.bothways.platform.consumer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.bothways.platform.event.Event;
import io.bothways.platform.outbox.Outbox;
import io.bothways.platform.sample.SampleEnvironment;
import io.bothways.platform.sql.Sql;
import io.bothways.platform.trace.Trace;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/**
 * From the commit here to the effect there. The bounds are wide, so that only a mechanism that waits where it should act
 * breaks them; the figures are printed.
 */
@QuarkusTest
@QuarkusTestResource(SampleEnvironment.class)
class PaceTest {

    record Counted(String name, long value) implements Event {
        @Override
        public String topic() {
            return "check-ins";
        }

        @Override
        public String type() {
            return "counted";
        }

        @Override
        public String key() {
            return name;
        }
    }

    @Inject
    Sql sql;

    @Inject
    Outbox outbox;

    private final String run = UUID.randomUUID() + "-";

    @Test
    void anEventArrivesInTensOfMilliseconds() {
        publish(new Counted(run, 0));
        arrive(1);
        long[] millis = LongStream.rangeClosed(1, 40)
                .map(number -> {
                    long begin = System.nanoTime();
                    publish(new Counted(run, number));
                    arrive(number + 1);
                    return (System.nanoTime() - begin) / 1_000_000;
                })
                .sorted()
                .toArray();
        System.out.printf("one event: median %d ms, slowest %d ms%n", millis[20], millis[39]);
        assertThat(millis[20]).isLessThan(400);
    }

    @Test
    void thousandsOfEventsFlow() {
        int events = 10_000;
        long begin = System.nanoTime();
        QuarkusTransaction.requiringNew()
                .run(() -> outbox.publishAll(IntStream.range(0, events)
                        .mapToObj(number -> new Counted(run + number % 1_000, number))
                        .toList()));
        long published = System.nanoTime();
        arrive(events);
        long arrived = System.nanoTime();
        System.out.printf(
                "%d events: stored in %d ms, in effect after %d ms more%n",
                events, (published - begin) / 1_000_000, (arrived - published) / 1_000_000);
        assertThat(Duration.ofNanos(arrived - begin)).isLessThan(Duration.ofSeconds(60));
        for (int key = 0; key < 1_000; key += 100) {
            assertThat(sql.list(
                            "select value from effect where key = ? order by number", row -> row.getLong(1), run + key))
                    .hasSize(events / 1_000)
                    .isSorted();
        }
    }

    @Test
    void theTraceGoesWithTheEvent() {
        String traceparent = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01";
        Trace.begin(traceparent);
        try {
            publish(new Counted(run, 1));
        } finally {
            Trace.end();
        }
        await().untilAsserted(() -> assertThat(io.bothways.platform.sample.SentRecords.on("check-ins"))
                .filteredOn(record -> run.equals(record.key()))
                .extracting(record -> new String(
                        record.headers().lastHeader("traceparent").value(), java.nio.charset.StandardCharsets.UTF_8))
                .isEqualTo(List.of(traceparent)));
    }

    private void publish(Counted event) {
        QuarkusTransaction.requiringNew().run(() -> outbox.publish(event));
    }

    private void arrive(long effects) {
        await().atMost(Duration.ofSeconds(60))
                .pollDelay(Duration.ZERO)
                .pollInterval(Duration.ofMillis(5))
                .until(() -> sql.number("select count(*) from effect where key like ? || '%'", run) == effects);
    }
}
