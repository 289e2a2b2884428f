package io.bothways.platform.idempotency;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.bothways.infra.Tokens;
import io.bothways.platform.sample.SampleEnvironment;
import io.bothways.platform.sql.Sql;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

/** The same key, whenever and however often it comes: one effect, one answer. */
@QuarkusTest
@QuarkusTestResource(SampleEnvironment.class)
class RepeatingTest {

    private static final int CLIENTS = 50;

    @Inject
    Sql sql;

    private final String name = UUID.randomUUID().toString();
    private final String key = UUID.randomUUID().toString();

    @Test
    void fiftyRequestsAtOnceHaveOneEffect() throws Exception {
        String token = Tokens.as("coordinator");
        CyclicBarrier together = new CyclicBarrier(CLIENTS);
        List<Future<Response>> answers = new ArrayList<>();
        try (ExecutorService clients = Executors.newFixedThreadPool(CLIENTS)) {
            for (int i = 0; i < CLIENTS; i++) {
                answers.add(clients.submit(() -> {
                    together.await();
                    return create(token, name, 1);
                }));
            }
        }
        List<String> bodies = new ArrayList<>();
        int fresh = 0;
        for (Future<Response> answer : answers) {
            Response response = answer.get();
            // one that had to wait too long is told to come again
            assertThat(response.statusCode()).isIn(201, 409, 503);
            if (response.statusCode() == 201) {
                bodies.add(response.asString());
                fresh += response.header("Idempotent-Replayed") == null ? 1 : 0;
            } else {
                assertThat(response.header("Retry-After")).isNotNull();
            }
        }
        assertThat(fresh).isEqualTo(1);
        assertThat(bodies.stream().distinct()).hasSize(1);
        assertThat(sql.number("select count(*) from thing where name = ?", name))
                .isEqualTo(1);
        assertThat(sql.number(
                        "select count(*) from audit a join thing t on t.id::text = a.entity_id where t.name = ?", name))
                .isEqualTo(1);
    }

    @Test
    void lookingFirstAndStoringThenHasTwoEffects() throws Exception {
        // the naive variant: both look before either has stored
        CyclicBarrier looked = new CyclicBarrier(2);
        List<Future<Boolean>> effects = new ArrayList<>();
        try (ExecutorService clients = Executors.newFixedThreadPool(2)) {
            for (int i = 0; i < 2; i++) {
                effects.add(
                        clients.submit(() -> QuarkusTransaction.requiringNew().call(() -> {
                            boolean known = sql.yes("select exists (select from idempotency_key where key = ?)", key);
                            looked.await();
                            if (!known) {
                                sql.update("insert into effect (handler, key, value) values ('naive', ?, 1)", key);
                                sql.update("""
                                insert into idempotency_key (caller, operation, key, digest) values ('', '', ?, '')
                                on conflict do nothing
                                """, key);
                            }
                            return !known;
                        })));
            }
        }
        assertThat(effects).allMatch(effect -> effect.resultNow());
        assertThat(sql.number("select count(*) from effect where key = ?", key)).isEqualTo(2);
    }

    @Test
    void anEffectThatFailedLeavesTheKeyFree() {
        String token = Tokens.as("coordinator");
        assertThat(create(token, name, 101).statusCode()).isEqualTo(409);
        assertThat(create(token, name, 100).statusCode()).isEqualTo(201);
    }

    @Test
    void theSameKeyOfAnotherCallerIsAnotherKey() {
        assertThat(create(Tokens.of("a@example.org", "coordinator"), name + "a", 1)
                        .statusCode())
                .isEqualTo(201);
        Response other = create(Tokens.of("b@example.org", "coordinator"), name + "b", 1);
        assertThat(other.statusCode()).isEqualTo(201);
        assertThat(other.header("Idempotent-Replayed")).isNull();
    }

    @Test
    void aDayLaterTheKeyIsFree() {
        String token = Tokens.as("coordinator");
        create(token, name, 1);
        sql.update("update idempotency_key set created_at = created_at - interval '24 hours' where key = ?", key);
        Response later = create(token, name + " later", 1);
        assertThat(later.statusCode()).isEqualTo(201);
        assertThat(later.header("Idempotent-Replayed")).isNull();
    }

    private Response create(String token, String thing, int amount) {
        return given().auth()
                .oauth2(token)
                .contentType("application/json")
                .header("Idempotency-Key", key)
                .body(Map.of("name", thing, "amount", amount))
                .post("/v1/things");
    }
}
