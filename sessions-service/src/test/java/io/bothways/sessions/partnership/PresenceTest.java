package io.bothways.sessions.partnership;

import static io.bothways.sessions.World.activePair;
import static io.bothways.sessions.World.isNow;
import static io.bothways.sessions.World.now;
import static io.bothways.sessions.World.pairSilently;
import static io.bothways.sessions.World.patiently;
import static io.bothways.sessions.World.person;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import io.bothways.fixture.Bus;
import io.bothways.sessions.World.Pair;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Leaving, leave and return, as the HRIS tells them. */
@QuarkusTest
class PresenceTest {

    @Test
    void aLeavingEndsThePartnershipAndWhatWasPlanned() {
        // Given
        Pair pair = activePair();
        String session = pair.a()
                .calls()
                .body(Map.of("startsAt", now().plus(Duration.ofDays(3)).toString(), "minutes", 60))
                .post(pair.path() + "/sessions")
                .then()
                .statusCode(201)
                .extract()
                .path("id");
        pair.b().calls().post("/v1/sessions/" + session + "/acceptance").then().statusCode(200);
        // When
        isNow(pair.b(), "person-left", "left");
        // Then
        patiently().until(() -> pair.state().equals("ended-early"));
        pair.seenBy(pair.a()).body("cause", equalTo("left-organisation"));
        pair.a().calls().get("/v1/sessions/" + session).then().body("state", equalTo("cancelled-in-time"));
        pair.seenBy(pair.b()).statusCode(401).body("type", equalTo("/problems/person-left"));
        assertThat(Bus.hears("partnerships", pair.id(), 4)
                        .getLast()
                        .data()
                        .get("cause")
                        .asText())
                .isEqualTo("left-organisation");
        assertThat(Bus.types("sessions", UUID.fromString(session), 2))
                .last()
                .isEqualTo("io.bothways.sessions.session-cancelled.v1");
    }

    @Test
    void aLeavingToldTwiceEndsOnce() {
        Pair pair = activePair();
        isNow(pair.b(), "person-left", "left");
        isNow(pair.b(), "person-left", "left");
        isNow(pair.a(), "person-left", "left");

        assertThat(Bus.types("partnerships", pair.id(), 4))
                .last()
                .isEqualTo("io.bothways.sessions.partnership-ended-early.v1");
    }

    @Test
    void aPairingThatComesAfterTheLeavingEndsAtOnce() {
        var gone = person();
        var stays = person();
        isNow(gone, "person-left", "left");
        patiently().until(() -> gone.calls().get("/v1/me/partnerships").statusCode() == 401);

        Pair pair = pairSilently(stays, gone, now().plus(Duration.ofDays(90)));

        patiently().until(() -> pair.seenBy(stays).extract().statusCode() == 200);
        assertThat(pair.state()).isEqualTo("ended-early");
        assertThat(Bus.types("partnerships", pair.id(), 1))
                .containsExactly("io.bothways.sessions.partnership-ended-early.v1");
    }

    @Test
    void aLeavePausesAndTheReturnResumes() {
        Pair pair = activePair();

        isNow(pair.a(), "person-went-on-leave", "on-leave");
        patiently().until(() -> pair.state().equals("paused"));
        isNow(pair.b(), "person-went-on-leave", "on-leave");
        isNow(pair.a(), "person-returned", "active");
        isNow(pair.b(), "person-returned", "active");

        patiently().until(() -> pair.state().equals("active"));
        assertThat(Bus.types("partnerships", pair.id(), 5))
                .endsWith("io.bothways.sessions.partnership-paused.v1", "io.bothways.sessions.partnership-resumed.v1");
    }

    @Test
    void aPauseOnRequestIsNotEndedByAReturn() {
        Pair pair = activePair();
        pair.a().calls().post(pair.path() + "/pause").then().statusCode(200);

        isNow(pair.a(), "person-went-on-leave", "on-leave");
        isNow(pair.a(), "person-returned", "active");
        io.bothways.sessions.World.settle();

        assertThat(pair.state()).isEqualTo("paused");
    }
}
