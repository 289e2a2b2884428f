package io.bothways.platform.timer;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.bothways.infra.Tokens;
import io.bothways.platform.sample.SampleEnvironment;
import io.bothways.platform.sample.SampleTimers;
import io.bothways.platform.sql.Sql;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

/** Timers fire when business time reaches them: once each, in the order in which they are due. */
@QuarkusTest
@QuarkusTestResource(SampleEnvironment.class)
class FiringTest {

    @Inject
    Sql sql;

    @Inject
    Clock clock;

    @Inject
    Timers timers;

    @Inject
    TimerLoop loop;

    @Inject
    SampleTimers handler;

    private final String run = UUID.randomUUID() + "-";

    @Test
    void timersFireOnceInDueOrderAndGoOnAfterAStop() {
        // Given
        Instant start = clock.instant();
        List<Integer> hours = new ArrayList<>();
        for (int hour = 1; hour <= 60; hour++) {
            hours.add(hour);
        }
        Collections.shuffle(hours, new Random(3));
        QuarkusTransaction.requiringNew()
                .run(() -> hours.forEach(hour -> timers.at("sample", run + hour, start.plus(Duration.ofHours(hour)))));
        // When
        advanceTo(start.plus(Duration.ofHours(20)));
        loop.stop();
        advanceTo(start.plus(Duration.ofHours(60)));
        loop.start(new StartupEvent());
        // Then
        await().untilAsserted(() -> assertThat(fired()).hasSize(60));
        assertThat(fired()).isSorted().doesNotHaveDuplicates();
        assertThat(sql.number("select count(*) from timer where key like ? || '%'", run))
                .isZero();
    }

    @Test
    void lookingForWhatIsDueAndFiringItThenFiresTwice() throws Exception {
        // the naive variant: two instances look before either has taken the timer away
        CyclicBarrier looked = new CyclicBarrier(2);
        List<Future<?>> instances = new ArrayList<>();
        Instant later = clock.instant().plus(Duration.ofDays(10_000));
        QuarkusTransaction.requiringNew().run(() -> timers.at("sample", run, later));
        try (ExecutorService threads = Executors.newFixedThreadPool(2)) {
            for (int i = 0; i < 2; i++) {
                instances.add(
                        threads.submit(() -> QuarkusTransaction.requiringNew().call(() -> {
                            List<String> due =
                                    sql.list("select key from timer where key = ?", row -> row.getString(1), run);
                            looked.await();
                            due.forEach(key -> handler.fire(key, later));
                            return sql.update("delete from timer where key = ?", run);
                        })));
            }
        }
        assertThat(fired()).hasSize(2);
    }

    @Test
    void aTimerThatFailsLetsTheOthersPassAndFiresLater() {
        Instant start = clock.instant();
        handler.curse(run + "cursed");
        QuarkusTransaction.requiringNew().run(() -> {
            timers.at("sample", run + "cursed", start.minusSeconds(2));
            timers.at("sample", run + "healthy", start.minusSeconds(1));
        });
        await().untilAsserted(() ->
                assertThat(fired()).containsExactly(start.minusSeconds(1).toEpochMilli()));
        await().untilAsserted(() -> assertThat(sql.number("select attempts from timer where key = ?", run + "cursed"))
                .isPositive());
        handler.bless(run + "cursed");
        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> assertThat(fired()).hasSize(2));
    }

    @Test
    void aTimerIsMovedCancelledAndForgottenWithItsTransaction() {
        Instant future = clock.instant().plus(Duration.ofDays(20_000));
        QuarkusTransaction.requiringNew().run(() -> {
            timers.at("sample", run + "moved", future);
            timers.at("sample", run + "moved", future.plusSeconds(1));
            timers.at("sample", run + "cancelled", future);
        });
        QuarkusTransaction.requiringNew().run(() -> timers.cancel("sample", run + "cancelled"));
        try {
            QuarkusTransaction.requiringNew().run(() -> {
                timers.at("sample", run + "undone", future);
                throw new IllegalArgumentException("undo");
            });
        } catch (IllegalArgumentException e) {
            assertThat(e).hasMessage("undo");
        }
        assertThat(sql.list("select key from timer where key like ? || '%'", row -> row.getString(1), run))
                .containsExactly(run + "moved");
        sql.update("delete from timer where key like ? || '%'", run);
    }

    private void advanceTo(Instant target) {
        given().auth()
                .oauth2(Tokens.as("operator"))
                .contentType("application/json")
                .body(Map.of("advanceTo", target.toString()))
                .post("/ops/clock")
                .then()
                .statusCode(200);
        assertThat(clock.instant()).isAfterOrEqualTo(target);
    }

    private List<Long> fired() {
        return sql.list(
                "select value from effect where handler = 'timer' and key like ? || '%' order by number",
                row -> row.getLong(1), run);
    }
}
