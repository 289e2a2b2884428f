package io.bothways.platform.outbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.bothways.infra.TestInfrastructure;
import io.bothways.platform.event.Event;
import io.bothways.platform.event.Wire;
import io.bothways.platform.loop.Loops;
import io.bothways.platform.sample.SampleEnvironment;
import io.bothways.platform.sample.SentRecords;
import io.bothways.platform.sql.Sql;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.LongStream;
import javax.sql.DataSource;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What was committed is sent, all of it and in order per key, whatever happens to the relay. */
@QuarkusTest
@QuarkusTestResource(SampleEnvironment.class)
class RelayingTest {

    record Counted(String name, long number, @Nullable String text) implements Event {
        Counted(String name, long number) {
            this(name, number, null);
        }

        @Override
        public String topic() {
            return "estimates";
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
    DataSource dataSource;

    @Inject
    Loops loops;

    @Inject
    Wire wire;

    @Inject
    Outbox outbox;

    @Inject
    Relay relay;

    @Inject
    TopicsComplete topicsComplete;

    @Inject
    OutboxDrained outboxDrained;

    @Inject
    MeterRegistry meters;

    private final String run = UUID.randomUUID() + "-";

    @Test
    void publishingNeedsATransaction() {
        assertThatThrownBy(() -> outbox.publish(new Counted(run, 1))).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void whatIsRolledBackIsNeverSent() {
        assertThatThrownBy(() -> QuarkusTransaction.requiringNew().run(() -> {
                    outbox.publish(new Counted(run, 1));
                    throw new IllegalArgumentException("changed our mind");
                }))
                .isInstanceOf(IllegalArgumentException.class);
        QuarkusTransaction.requiringNew().run(() -> outbox.publish(new Counted(run, 2)));
        await().untilAsserted(() -> assertThat(sent(run)).containsExactly("1 {\"name\":\"" + run + "\",\"number\":2}"));
    }

    @Test
    void aRecordIsACloudEvent() {
        QuarkusTransaction.requiringNew().run(() -> outbox.publish(new Counted(run, 1)));
        await().untilAsserted(() -> assertThat(sent(run)).hasSize(1));
        Map<String, String> headers = new HashMap<>();
        records(run)
                .getFirst()
                .headers()
                .forEach(h -> headers.put(h.key(), new String(h.value(), StandardCharsets.UTF_8)));
        assertThat(headers)
                .containsEntry("ce_specversion", "1.0")
                .containsEntry("ce_source", "/platform-service")
                .containsEntry("ce_type", "io.bothways.platform.counted.v1")
                .containsEntry("ce_subject", run)
                .containsEntry("ce_dataschema", "/contract/events/counted.v1")
                .containsEntry("ce_keysequence", "1")
                .containsEntry("content-type", "application/json")
                .containsKeys("ce_id", "ce_time");
        assertThat(UUID.fromString(headers.get("ce_id")).version()).isEqualTo(7);
    }

    @Test
    void anOversizedEventIsRefusedBeforeItCanStopTheRelay() {
        assertThatThrownBy(() -> QuarkusTransaction.requiringNew()
                        .run(() -> outbox.publish(new Counted("x".repeat(1_000_000), 1))))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void anEventIsMeasuredInBytes() {
        assertThatThrownBy(() -> QuarkusTransaction.requiringNew()
                        .run(() -> outbox.publish(new Counted("\u20ac".repeat(400_000), 1))))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void aRecordThatIsRefusedForGoodHoldsBackItsOwnKeyOnly() throws Exception {
        // Given
        relay.stop();
        insert(run + "other", "{}");
        insert(run + "cursed", "{\"text\":\"" + "x".repeat(1_200_000) + "\"}");
        insert(run + "cursed", "{}");
        insert(run + "other", "{}");
        // When
        relay.start(new StartupEvent());
        // Then
        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> assertThat(sequences(run + "other")).endsWith(2L));
        QuarkusTransaction.requiringNew().run(() -> outbox.publish(new Counted(run + "later", 1)));
        await().untilAsserted(() -> assertThat(sequences(run + "later")).containsExactly(1L));
        assertThat(sequences(run + "cursed")).isEmpty();
        assertThat(relay.isWorking()).isTrue();
        assertThat(meters.get("bothways.relay.held.keys").gauge().value()).isEqualTo(1);
        // and once it can be sent, the key goes on in order
        sql.update("update outbox set payload = '{}' where key = ? and sequence = 1", run + "cursed");
        relay.stop();
        relay.start(new StartupEvent());
        await().untilAsserted(() -> assertThat(sequences(run + "cursed")).containsExactly(1L, 2L));
    }

    @Test
    void aRelayThatDiesBetweenSendingAndDeletingSendsTwiceAndInOrder() {
        // Given as many events as keep a relay busy for a while
        int events = 400;
        String text = "x".repeat(15_000);
        for (int attempt = 1; ; attempt++) {
            String key = run + attempt;
            relay.stop();
            QuarkusTransaction.requiringNew().run(() -> {
                for (int i = 0; i < events; i++) {
                    outbox.publish(new Counted(key, i, text));
                }
            });
            relay.start(new StartupEvent());
            // When its connection is lost after the broker has some of them, and before it could commit their deletion
            await().pollInterval(Duration.ofMillis(1))
                    .until(() -> !sequences(key).isEmpty());
            boolean cutOff = sql.yes("""
                    select count(pg_terminate_backend(pid)) > 0 from pg_locks
                    where locktype = 'advisory' and objid = ? and granted and pid <> pg_backend_pid()
                    """, Relay.LOCK);
            // Then
            await().atMost(Duration.ofSeconds(30))
                    .untilAsserted(() -> assertThat(sql.number("select count(*) from outbox"))
                            .isZero());
            List<Long> sent = sequences(key);
            assertThat(sent.stream().distinct())
                    .as("first seen in order")
                    .containsExactlyElementsOf(
                            LongStream.rangeClosed(1, events).boxed().toList());
            if (cutOff && sent.size() > events) {
                break;
            }
            assertThat(attempt).as("attempts to meet the relay in the middle").isLessThan(10);
        }
        assertThat(topicsComplete.violations()).isEmpty();
    }

    @Test
    void eightWritersAndRestartingRelaysLoseAndReorderNothing() throws Exception {
        // Given
        int transactions = 150;
        Relay rival = new Relay(sql, wire, TestInfrastructure.bootstrapServers(), loops, new SimpleMeterRegistry());
        rival.start(new StartupEvent());
        List<Future<?>> writers = new ArrayList<>();
        // When
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int writer = 0; writer < 8; writer++) {
                Random random = new Random(writer);
                writers.add(threads.submit(() -> {
                    for (int i = 0; i < transactions; i++) {
                        write(random);
                    }
                }));
            }
            while (writers.stream().anyMatch(writer -> !writer.isDone())) {
                relay.stop();
                relay.start(new StartupEvent());
                rival.stop();
                rival.start(new StartupEvent());
            }
        }
        for (Future<?> writer : writers) {
            writer.get();
        }
        // Then
        await().atMost(Duration.ofSeconds(30)).untilAsserted(() -> assertThat(sql.number("select count(*) from outbox"))
                .isZero());
        rival.stop();
        assertThat(topicsComplete.violations()).isEmpty();
        assertThat(outboxDrained.violations()).isEmpty();
    }

    @Test
    void aRelayThatRemembersTheHighestNumberLosesEventsAndVerificationSaysSo() throws Exception {
        // Given the naive relay and two transactions that commit in the other order than they took their numbers
        relay.stop();
        try {
            NaiveRelay naive = new NaiveRelay();
            try (Connection first = dataSource.getConnection();
                    Connection second = dataSource.getConnection()) {
                first.setAutoCommit(false);
                second.setAutoCommit(false);
                insert(first, run + "first", "{}");
                insert(second, run + "second", "{}");
                // When
                second.commit();
                naive.relay();
                first.commit();
                naive.relay();
            }
            // Then
            assertThat(naive.sent).containsExactly(run + "second");
            sql.update("delete from outbox where key like ? || '%'", run);
            assertThat(topicsComplete.violations())
                    .contains(
                            "estimates/" + run + "first ends at 0 of 1", "estimates/" + run + "second ends at 0 of 1");
        } finally {
            sql.update("delete from outbox_key where key like ? || '%'", run);
            relay.start(new StartupEvent());
        }
    }

    @Test
    void theRelaySendsWhatTheNaiveOneLoses() throws Exception {
        try (Connection first = dataSource.getConnection();
                Connection second = dataSource.getConnection()) {
            first.setAutoCommit(false);
            second.setAutoCommit(false);
            insert(first, run + "first", "{}");
            insert(second, run + "second", "{}");
            second.commit();
            relay.wake();
            await().untilAsserted(() -> assertThat(sent(run + "second")).hasSize(1));
            first.commit();
            relay.wake();
            await().untilAsserted(() -> assertThat(sent(run + "first")).hasSize(1));
        }
    }

    @Test
    void aRelayThatWaitsForTheOldestTransactionReordersAKeyAndTheRealOneDoesNot() throws Exception {
        // Given a transaction that is old when it publishes for a key of which a younger one has published already
        relay.stop();
        String key = run + "key";
        TransactionOrderRelay naive = new TransactionOrderRelay();
        try (Connection old = dataSource.getConnection();
                Connection young = dataSource.getConnection()) {
            old.setAutoCommit(false);
            young.setAutoCommit(false);
            try (PreparedStatement statement = old.prepareStatement("select pg_current_xact_id()")) {
                statement.execute();
            }
            insert(young, key, "{}");
            young.commit();
            naive.relay(key);
            insert(old, key, "{}");
            old.commit();
        }
        // When
        naive.relay(key);
        relay.start(new StartupEvent());
        // Then
        assertThat(naive.sent).containsExactly(2L, 1L);
        await().untilAsserted(() -> assertThat(sequences(key)).containsExactly(1L, 2L));
    }

    private void write(Random random) {
        QuarkusTransaction.requiringNew().run(() -> {
            List<Counted> events = new ArrayList<>();
            for (int i = random.nextInt(3); i >= 0; i--) {
                events.add(new Counted(run + random.nextInt(12), random.nextInt()));
            }
            outbox.publishAll(events);
        });
    }

    private void insert(String key, String payload) throws SQLException {
        try (Connection connection = dataSource.getConnection()) {
            insert(connection, key, payload);
        }
    }

    private static void insert(Connection connection, String key, String payload) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement("""
                with k as (
                    insert into outbox_key values ('estimates', ?, 1)
                    on conflict (topic, key) do update set last_sequence = outbox_key.last_sequence + 1
                    returning key, last_sequence)
                insert into outbox (event_id, topic, key, sequence, type, payload, occurred_at)
                select gen_random_uuid(), 'estimates', key, last_sequence, 'counted', ?, now() from k
                """)) {
            statement.setString(1, key);
            statement.setString(2, payload);
            statement.executeUpdate();
        }
    }

    private static List<Long> sequences(String key) {
        return records(key).stream()
                .map(record -> Long.valueOf(
                        new String(record.headers().lastHeader("ce_keysequence").value(), StandardCharsets.UTF_8)))
                .toList();
    }

    private List<String> sent(String key) {
        return records(key).stream()
                .map(record ->
                        new String(record.headers().lastHeader("ce_keysequence").value(), StandardCharsets.UTF_8) + " "
                                + new String(record.value(), StandardCharsets.UTF_8))
                .toList();
    }

    private static List<ConsumerRecord<String, byte[]>> records(String key) {
        return SentRecords.on("estimates").stream()
                .filter(record -> record.key().equals(key))
                .toList();
    }

    /** Sends what no transaction that still runs can precede, in the order of transactions. */
    private final class TransactionOrderRelay {

        private final List<Long> sent = new ArrayList<>();
        private final Set<Long> seen = new HashSet<>();

        void relay(String key) {
            sql.list("""
                            select seq, sequence from outbox
                            where key = ? and xmin::text::bigint < pg_snapshot_xmin(pg_current_snapshot())::text::bigint
                            order by xmin::text::bigint, seq
                            """, row -> Map.entry(row.getLong("seq"), row.getLong("sequence")), key)
                    .forEach(row -> {
                        if (seen.add(row.getKey())) {
                            sent.add(row.getValue());
                        }
                    });
        }
    }

    /** Sends what is above the highest number it has seen. */
    private final class NaiveRelay {

        private final List<String> sent = new ArrayList<>();
        private long highest = sql.number("select coalesce(max(seq), 0) from outbox");

        void relay() throws SQLException {
            try (Connection connection = dataSource.getConnection();
                    PreparedStatement statement =
                            connection.prepareStatement("select seq, key from outbox where seq > ? order by seq")) {
                statement.setLong(1, highest);
                ResultSet rows = statement.executeQuery();
                while (rows.next()) {
                    highest = rows.getLong("seq");
                    sent.add(rows.getString("key"));
                }
            }
        }
    }
}
