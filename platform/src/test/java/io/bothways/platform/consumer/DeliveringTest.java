package io.bothways.platform.consumer;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.bothways.infra.Tokens;
import io.bothways.platform.sample.SampleEnvironment;
import io.bothways.platform.sample.SampleHandler;
import io.bothways.platform.sample.SentRecords;
import io.bothways.platform.sql.Sql;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Whatever Kafka delivers, however often and in whatever order: each event takes effect once, in the order of its key. */
@QuarkusTest
@QuarkusTestResource(SampleEnvironment.class)
class DeliveringTest {

    @Inject
    Sql sql;

    @Inject
    SampleHandler handler;

    @Inject
    Passage passage;

    private final SentRecords other = new SentRecords();
    private final String run = UUID.randomUUID() + "-";

    @AfterEach
    void leave() {
        other.close();
        sql.update("delete from dead_letter");
    }

    @Test
    void repeatedAndShuffledDeliveryTakesEffectOnceInOrder() {
        // Given
        Random random = new Random(7);
        int keys = 20;
        int events = 40;
        List<Map.Entry<String, Long>> deliveries = shuffled(random, keys, events);
        NaiveConsumer naive = new NaiveConsumer(Set.of());
        // When
        deliveries.forEach(delivery -> other.event("goals", delivery.getKey(), delivery.getValue()));
        deliveries.forEach(delivery -> naive.apply(delivery.getKey(), delivery.getValue()));
        // Then
        List<Long> once = LongStream.rangeClosed(1, events).boxed().toList();
        for (int key = 0; key < keys; key++) {
            String name = run + key;
            within().untilAsserted(() -> assertThat(effects(name)).isEqualTo(once));
            assertThat(naive.effects(name)).as("a consumer without gate").isNotEqualTo(once);
        }
        assertThat(letters(run)).isEmpty();
    }

    @Test
    void aGapIsWaitedFor() {
        other.event("goals", run, 1);
        other.event("goals", run, 3);
        other.event("goals", run, 4);
        within().untilAsserted(() -> assertThat(letters(run)).containsExactly("parked 3", "parked 4"));
        assertThat(effects(run)).containsExactly(1L);

        other.event("goals", run, 2);

        within().untilAsserted(() -> assertThat(effects(run)).containsExactly(1L, 2L, 3L, 4L));
        within().untilAsserted(() -> assertThat(letters(run)).isEmpty());
    }

    @Test
    void onACompactedTopicTheNewestWins() {
        for (long sequence : new long[] {2, 5, 3, 5, 6}) {
            other.event("contacts", run, sequence);
        }
        within().untilAsserted(() -> assertThat(effects(run)).containsExactly(2L, 5L, 6L));
        assertThat(letters(run)).isEmpty();
    }

    @Test
    void aPoisonRecordHoldsUpItsOwnKeyOnly() {
        // Given
        String cursed = run + "cursed";
        String healthy = run + "healthy";
        handler.curse(cursed);
        NaiveConsumer naive = new NaiveConsumer(Set.of(cursed + 1));
        // When
        for (long sequence = 1; sequence <= 3; sequence++) {
            other.event("goals", cursed, sequence);
            other.event("goals", healthy, sequence);
            naive.apply(cursed, sequence);
        }
        // Then
        within().untilAsserted(() -> assertThat(effects(healthy)).containsExactly(1L, 2L, 3L));
        within().untilAsserted(() -> assertThat(letters(cursed)).containsExactly("poison 1", "parked 2", "parked 3"));
        assertThat(effects(cursed)).isEmpty();
        assertThat(naive.effects(cursed))
                .as("a consumer that skips what fails applies the later ones without it")
                .containsExactly(2L, 3L);
        assertThat(cause(cursed)).isEqualTo("sample: IllegalStateException: cursed");
        within().untilAsserted(() -> assertThat(SentRecords.on("dead-letters.platform"))
                .anySatisfy(record -> assertThat(new String(record.value(), StandardCharsets.UTF_8))
                        .contains("\"key\":\"" + cursed + "\"", "\"handler\":\"sample\"")));

        // When the reason lasts, a replay fails and nothing moves; neither may a later record jump the line
        asOperator()
                .post("/ops/dead-letters/" + letter(cursed, 1) + "/replay")
                .then()
                .statusCode(409);
        asOperator()
                .post("/ops/dead-letters/" + letter(cursed, 2) + "/replay")
                .then()
                .statusCode(409);
        asOperator()
                .post("/ops/dead-letters/" + letter(cursed, 2) + "/discard")
                .then()
                .statusCode(409);
        assertThat(letters(cursed)).containsExactly("poison 1", "parked 2", "parked 3");

        // When the reason is gone, a replay applies the record and those behind it
        handler.bless(cursed);
        asOperator()
                .post("/ops/dead-letters/" + letter(cursed, 1) + "/replay")
                .then()
                .statusCode(204);
        assertThat(effects(cursed)).containsExactly(1L, 2L, 3L);
        assertThat(letters(cursed)).isEmpty();
        other.event("goals", cursed, 4);
        within().untilAsserted(() -> assertThat(effects(cursed)).containsExactly(1L, 2L, 3L, 4L));
    }

    @Test
    void aDiscardedRecordLetsTheOthersGoOn() {
        String cursed = run + "cursed";
        handler.curse(cursed);
        other.event("feedback", cursed, 1);
        other.event("feedback", cursed, 2);
        within().untilAsserted(() -> assertThat(letters(cursed)).containsExactly("poison 1", "parked 2"));
        handler.bless(cursed);

        asOperator()
                .post("/ops/dead-letters/" + letter(cursed, 1) + "/discard")
                .then()
                .statusCode(204);

        assertThat(effects(cursed)).containsExactly(2L);
        assertThat(letters(cursed)).isEmpty();
    }

    @Test
    void recordsThatAreNoEventsStopNobody() {
        String broken = run + "broken";
        other.send("goals", null, "{}", "1");
        other.send("goals", run + "a", "{}", null);
        other.send("goals", run + "b", "{}", "many");
        other.send("goals", run + "c", null, "1");
        other.send("goals", run + "d", "{\"value\":", "1");
        other.send("goals", run + "e", "[1]", "1");
        other.send("goals", run + "f", "{\"value\":\"" + "x".repeat(900_000) + "\"}", "1");
        other.send("goals", run + "g\0", "{\"value\":1}", "1");
        other.send("goals", run + "h", "{\"value\":1}", "1", Map.of("ce_time", "+99999-01-01T00:00:00Z"));
        other.send("goals", run + "i", "{\"value\":2}", "2", Map.of("ce_time", "-4800-01-01T00:00:00Z"));
        other.send("goals", run + "j".repeat(100_000), "{\"value\":1}", "1");
        other.send("goals", run + "k", "{\"value\":1}", "1", Map.of("ce_id", "\ud83d\ude00".repeat(10_000)));
        other.send("goals", run + "l", "{\"value\":1}", "1", Map.of("ce_type", "x".repeat(100_000)));
        other.event("goals", broken, 1);

        within().untilAsserted(() -> assertThat(effects(broken)).containsExactly(1L));
        within().untilAsserted(() ->
                assertThat(sql.number("select count(*) from dead_letter")).isEqualTo(12));
        assertThat(sql.number(
                        "select max(octet_length(key) + octet_length(event_id) + octet_length(type)) from dead_letter"))
                .isLessThan(4_000);
        asOperator().get("/ops/verify").then().statusCode(200);
        List<String> ids =
                asOperator().get("/ops/dead-letters?limit=200").jsonPath().getList("items.id", String.class);
        ids.forEach(id ->
                asOperator().post("/ops/dead-letters/" + id + "/discard").then().statusCode(204));
        assertThat(sql.number("select count(*) from dead_letter")).isZero();
    }

    @Test
    void aBadRecordCostsItsNeighboursInTheBatchNothing() throws InterruptedException {
        String cursed = run + "cursed";
        handler.curse(cursed);
        List<Inbound> batch = new ArrayList<>();
        for (int i = 0; i < 50; i++) {
            batch.add(inbound(run + i, i));
            if (i == 25) {
                batch.add(inbound(cursed, 1_000));
            }
        }
        passage.take(batch);
        passage.take(batch);
        for (int i = 0; i < 50; i++) {
            assertThat(effects(run + i)).containsExactly(1L);
        }
        assertThat(letters(cursed)).containsExactly("poison 1");
    }

    private static Inbound inbound(String key, int offset) {
        return Inbound.of(
                "goals",
                0,
                offset,
                key,
                1,
                UUID.randomUUID().toString(),
                "io.bothways.other.counted.v1",
                java.time.Instant.EPOCH,
                null,
                "{\"value\":1}".getBytes(StandardCharsets.UTF_8));
    }

    private List<Map.Entry<String, Long>> shuffled(Random random, int keys, int events) {
        List<Map.Entry<String, Long>> deliveries = new ArrayList<>();
        for (long sequence = 1; sequence <= events; sequence++) {
            for (int key = 0; key < keys; key++) {
                int times = 1 + random.nextInt(3);
                deliveries.addAll(Collections.nCopies(times, Map.entry(run + key, sequence)));
            }
        }
        for (int i = 0; i < deliveries.size(); i++) {
            Collections.swap(deliveries, i, Math.min(deliveries.size() - 1, i + random.nextInt(120)));
        }
        return deliveries;
    }

    private List<Long> effects(String key) {
        return sql.list("select value from effect where key = ? order by number", row -> row.getLong(1), key);
    }

    private List<String> letters(String key) {
        return sql.list(
                "select state, sequence from dead_letter where key like ? || '%' order by key, sequence",
                row -> row.getString(1) + " " + row.getLong(2), key);
    }

    private String letter(String key, long sequence) {
        return sql.first(
                        "select id from dead_letter where key = ? and sequence = ?",
                        row -> row.getString(1),
                        key,
                        sequence)
                .orElseThrow();
    }

    private String cause(String key) {
        return sql.first(
                        "select handler, cause from dead_letter where key = ? and state = 'poison'",
                        row -> row.getString(1) + ": " + row.getString(2),
                        key)
                .orElseThrow();
    }

    private static org.awaitility.core.ConditionFactory within() {
        return await().atMost(Duration.ofSeconds(20)).pollInterval(Duration.ofMillis(50));
    }

    private static RequestSpecification asOperator() {
        return given().auth().oauth2(Tokens.as("operator"));
    }

    /** Applies what comes as it comes, and skips what fails. */
    private static final class NaiveConsumer {

        private final Set<String> failing;
        private final Map<String, List<Long>> effects = new HashMap<>();

        NaiveConsumer(Set<String> failing) {
            this.failing = failing;
        }

        void apply(String key, long sequence) {
            if (!failing.contains(key + sequence)) {
                effects.computeIfAbsent(key, it -> new ArrayList<>()).add(sequence);
            }
        }

        List<Long> effects(String key) {
            return effects.getOrDefault(key, List.of());
        }
    }
}
