package io.bothways.platform.clock;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.notNullValue;

import io.bothways.infra.Tokens;
import io.bothways.platform.sample.SampleEnvironment;
import io.bothways.platform.sql.Sql;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.specification.RequestSpecification;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Business time moves forward on request, never back, and survives a restart. */
@QuarkusTest
@QuarkusTestResource(SampleEnvironment.class)
class SteeringTest {

    @Inject
    Clock clock;

    @Inject
    SteeredClock steered;

    @Inject
    Sql sql;

    @Inject
    Event<ClockAdvanced> advanced;

    @Test
    void itMovesForwardAndNeverBack() {
        Instant target = clock.instant().plus(Duration.ofDays(3));
        asOperator()
                .body(Map.of("advanceTo", target.toString()))
                .post("/ops/clock")
                .then()
                .statusCode(200)
                .body("now", notNullValue());
        assertThat(clock.instant()).isAfterOrEqualTo(target);
        asOperator()
                .body(Map.of("advanceTo", target.minus(Duration.ofDays(2)).toString()))
                .post("/ops/clock")
                .then()
                .statusCode(200);
        assertThat(clock.instant()).isAfterOrEqualTo(target);
    }

    @Test
    void theOffsetSurvivesARestart() {
        Instant target = clock.instant().plus(Duration.ofDays(1));
        steered.advanceTo(target);
        SteeredClock restarted = new SteeredClock(sql, advanced);
        restarted.load(new StartupEvent());
        assertThat(restarted.clock().instant()).isAfterOrEqualTo(target);
    }

    @Test
    void anInstantWrittenEqualsTheInstantReadBack() {
        Instant now = clock.instant();
        assertThat(sql.list("select ?::timestamptz as t", row -> Sql.instant(row, "t"), now))
                .containsExactly(now);
    }

    @Test
    void nonsenseIsRefused() {
        for (String body : new String[] {
            "{}",
            "{\"advanceTo\":\"tomorrow\"}",
            "{\"advanceTo\":\"+999999999-01-01T00:00:00Z\"}",
            "{\"advanceTo\":{}}",
            "{\"advanceTo\":1e9}",
            "{\"advanceTo\":-1}",
            "[]"
        }) {
            asOperator().body(body).post("/ops/clock").then().statusCode(400);
        }
    }

    @Test
    void onlyTheOperatorSteers() {
        given().auth().oauth2(Tokens.as("coordinator")).get("/ops/clock").then().statusCode(403);
        given().get("/ops/clock").then().statusCode(401);
    }

    private static RequestSpecification asOperator() {
        return given().auth().oauth2(Tokens.as("operator")).contentType("application/json");
    }
}
