package io.bothways.analytics;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.bothways.infra.Tokens;
import io.bothways.platform.event.ReceivedEvent;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/** The same events make the same facts, however they arrive. */
@QuarkusTest
class FoldingTest {

    @Inject
    Ledger ledger;

    @Test
    void doesNotDependOnTheOrderOfTopicsNorOnRepetition() {
        // Given
        var events = Organisation.of(1).events();
        ledger.clear();
        ledger.apply(events);
        var inOrder = ledger.dump();
        assertThat(ledger.count("fact_session")).isEqualTo(65);

        for (int seed = 0; seed < 3; seed++) {
            // When
            ledger.clear();
            ledger.apply(shuffled(events, seed));
            // Then
            assertThat(ledger.dump()).isEqualTo(inOrder);
        }
    }

    @Test
    void isTheSameThroughTheBrokerAsFromTheBeginning() {
        // Given
        var events = Organisation.of(2).events();
        ledger.clear();
        ledger.apply(events);
        var rebuilt = ledger.dump();
        ledger.clear();
        // When
        var doubled = new ArrayList<>(events);
        doubled.addAll(events);
        ledger.announce(doubled);
        // Then
        Awaitility.await().atMost(Duration.ofSeconds(60)).untilAsserted(() -> assertThat(ledger.dump())
                .isEqualTo(rebuilt));
        ledger.settles();
        assertThat(ledger.dump()).isEqualTo(rebuilt);
        verifies(true);
    }

    @Test
    void verifyFindsAFactThatWasLost() {
        // Given
        ledger.clear();
        ledger.announce(Organisation.of(3).events());
        Awaitility.await().atMost(Duration.ofSeconds(60)).untilAsserted(() -> assertThat(ledger.count("fact_score"))
                .isEqualTo(76));
        ledger.settles();
        verifies(true);
        // When
        ledger.loses("fact_pair");
        // Then
        verifies(false);
        ledger.clear();
    }

    private static void verifies(boolean ok) {
        var verification =
                given().auth().oauth2(Tokens.as("operator")).get("/ops/verify").jsonPath();
        List<Map<String, Object>> facts = verification.getList("checks.findAll { it.name.startsWith('facts-') }");
        assertThat(facts).hasSize(2);
        assertThat(facts.stream().allMatch(check -> Boolean.TRUE.equals(check.get("ok"))))
                .as(facts.toString())
                .isEqualTo(ok);
    }

    /** Any order that keeps each key's own; some events again, early or much later. */
    private static List<ReceivedEvent> shuffled(List<ReceivedEvent> events, int seed) {
        var random = new Random(seed);
        Map<String, Deque<ReceivedEvent>> byKey = new LinkedHashMap<>();
        events.forEach(event -> byKey.computeIfAbsent(event.topic() + event.key(), _ -> new ArrayDeque<>())
                .add(event));
        List<Deque<ReceivedEvent>> open = new ArrayList<>(byKey.values());
        List<ReceivedEvent> shuffled = new ArrayList<>();
        while (!open.isEmpty()) {
            var queue = open.get(random.nextInt(open.size()));
            shuffled.add(queue.remove());
            if (queue.isEmpty()) {
                open.remove(queue);
            }
            if (random.nextInt(4) == 0) {
                shuffled.add(shuffled.get(random.nextInt(shuffled.size())));
            }
        }
        return shuffled;
    }
}
