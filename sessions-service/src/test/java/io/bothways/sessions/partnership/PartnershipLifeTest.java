package io.bothways.sessions.partnership;

import static io.bothways.sessions.World.activePair;
import static io.bothways.sessions.World.agreement;
import static io.bothways.sessions.World.coordinator;
import static io.bothways.sessions.World.now;
import static io.bothways.sessions.World.pair;
import static io.bothways.sessions.World.pass;
import static io.bothways.sessions.World.person;
import static io.bothways.sessions.World.sign;
import static io.bothways.sessions.World.tell;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import io.bothways.fixture.Bus;
import io.bothways.platform.sql.Sql;
import io.bothways.sessions.World;
import io.bothways.sessions.World.Pair;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

@QuarkusTest
class PartnershipLifeTest {

    @Inject
    Sql sql;

    @Test
    void aPairingIsIntroducedWithItsTwoDirections() {
        Pair pair = pair();

        pair.seenBy(pair.b())
                .statusCode(200)
                .header("ETag", "\"1\"")
                .body("state", equalTo("introduced"))
                .body(
                        "people",
                        containsInAnyOrder(
                                pair.a().id().toString(), pair.b().id().toString()))
                .body(
                        "directions.id",
                        containsInAnyOrder(pair.ab().toString(), pair.ba().toString()))
                .body("directions.state", contains("agreed", "agreed"))
                .body("directions[0].skills[0].levelTo", equalTo(3))
                .body("actions", hasItems("agreement", "sessions", "ending"));
    }

    @Test
    void bothSignaturesMakeItActive() {
        Pair pair = pair();

        sign(pair);

        pair.seenBy(pair.a())
                .body("state", equalTo("active"))
                .body("signedBy", hasSize(2))
                .body("agreement.boundaries", contains("working-hours-only", "no-pay"))
                .body("agreement.goalsPerDirection", equalTo(3))
                .body("actions", hasItems("closing", "pause", "extension"));
        assertThat(Bus.types("partnerships", pair.id(), 3))
                .containsExactly(type("agreement-signed"), type("agreement-signed"), type("partnership-activated"));
    }

    @Test
    void aNewWordingNamesTheVersionItReplacesAndAsksForBothAgain() {
        Pair pair = pair();
        pair.a()
                .calls()
                .body(agreement())
                .put(pair.path() + "/agreement")
                .then()
                .statusCode(200);
        pair.a().calls().post(pair.path() + "/signature").then().statusCode(200);

        pair.b()
                .calls()
                .body(agreement())
                .put(pair.path() + "/agreement")
                .then()
                .statusCode(428);
        pair.b()
                .calls()
                .header("If-Match", "\"1\"")
                .body(agreement())
                .put(pair.path() + "/agreement")
                .then()
                .statusCode(412);
        pair.b()
                .calls()
                .header("If-Match", "\"3\"")
                .body(agreement())
                .put(pair.path() + "/agreement")
                .then()
                .statusCode(200)
                .header("ETag", "\"4\"")
                .body("signedBy", hasSize(0));
    }

    @Test
    void aStepWithAStaleVersionIsRefused() {
        Pair pair = activePair();

        pair.a()
                .calls()
                .header("If-Match", "\"1\"")
                .post(pair.path() + "/pause")
                .then()
                .statusCode(412);
        assertThat(pair.state()).isEqualTo("active");
    }

    @Test
    void aStepThatTheStateDoesNotAllowSaysSo() {
        Pair pair = pair();

        pair.a()
                .calls()
                .post(pair.path() + "/closing")
                .then()
                .statusCode(409)
                .contentType("application/problem+json")
                .body("type", equalTo("/problems/not-in-this-state"))
                .body("state", equalTo("introduced"));
    }

    @Test
    void theCoordinatorSeesHowItStandsAndCanPauseIt() {
        Pair pair = activePair();

        coordinator()
                .get(pair.path())
                .then()
                .statusCode(200)
                .body("agreement", nullValue())
                .body("signedBy", nullValue())
                .body("actions", containsInAnyOrder("pause", "extension", "ending"));
        coordinator().post(pair.path() + "/pause").then().statusCode(200).body("state", equalTo("paused"));
        coordinator().post(pair.path() + "/resumption").then().statusCode(200).body("state", equalTo("active"));
        coordinator()
                .get("/v1/cohorts/" + pair.cohort() + "/partnerships")
                .then()
                .statusCode(200)
                .body("items.id", contains(pair.id().toString()));
        assertThat(Bus.types("partnerships", pair.id(), 5))
                .contains(type("partnership-paused"), type("partnership-resumed"));
    }

    @Test
    void anExtensionMovesTheEnd() {
        Pair pair = activePair();
        var later = now().plus(Duration.ofDays(300));

        pair.a()
                .calls()
                .body(Map.of("endsAt", now().toString()))
                .post(pair.path() + "/extension")
                .then()
                .statusCode(400);
        pair.a()
                .calls()
                .body(Map.of("endsAt", later.toString()))
                .post(pair.path() + "/extension")
                .then()
                .statusCode(200)
                .body("endsAt", equalTo(later.toString()))
                .body("extensions", equalTo(1));
    }

    @Test
    void closingAndCompletingEndsItAndCancelsWhatWasPlanned() {
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

        pair.a().calls().post(pair.path() + "/closing").then().statusCode(200).body("state", equalTo("closing"));
        pair.b()
                .calls()
                .post(pair.path() + "/completion")
                .then()
                .statusCode(200)
                .body("state", equalTo("completed"));

        pair.a().calls().get("/v1/sessions/" + session).then().body("state", equalTo("cancelled-in-time"));
        assertThat(Bus.types("partnerships", pair.id(), 4)).last().isEqualTo(type("partnership-completed"));
        assertThat(Bus.types("sessions", java.util.UUID.fromString(session), 2))
                .containsExactly(type("session-scheduled"), type("session-cancelled"));
    }

    @Test
    void theCauseOfAnEndingStaysConfidential() {
        Pair pair = activePair();

        String answer = pair.a()
                .calls()
                .body(Map.of("cause", "mismatch"))
                .post(pair.path() + "/ending")
                .then()
                .statusCode(200)
                .body("cause", equalTo("other"))
                .extract()
                .asString();

        assertThat(answer).doesNotContain("mismatch");
        assertThat(pair.seenBy(pair.b()).extract().asString()).doesNotContain("mismatch");
        var ended = Bus.hears("partnerships", pair.id(), 4).getLast();
        assertThat(ended.data().get("cause").asText()).isEqualTo("other");
        assertThat(ended.data().toString()).doesNotContain("mismatch");
        assertThat(sql.list("select end_cause from partnership where id = ?", row -> row.getString(1), pair.id()))
                .containsExactly("mismatch");
    }

    @Test
    void onlyTheHrisSaysThatSomebodyLeft() {
        Pair pair = activePair();

        pair.a()
                .calls()
                .body(Map.of("cause", "left-organisation"))
                .post(pair.path() + "/ending")
                .then()
                .statusCode(400)
                .body("errors[0].pointer", equalTo("/cause"));
    }

    @Test
    void bothTogetherCanUndoAnEnding() {
        // Given
        Pair pair = activePair();
        pair.a()
                .calls()
                .body(Map.of("cause", "no-fault"))
                .post(pair.path() + "/ending")
                .then()
                .statusCode(200);
        pair.a()
                .calls()
                .post(pair.path() + "/reinstatement")
                .then()
                .statusCode(200)
                .body("state", equalTo("ended-early"));
        // When
        pair.b().calls().post(pair.path() + "/reinstatement").then().statusCode(200);
        // Then
        assertThat(Bus.types("partnerships", pair.id(), 5)).last().isEqualTo(type("reinstatement-requested"));
        tell(
                "pairings",
                pair.id().toString(),
                "matching",
                "partnership-reinstated",
                Map.of("partnershipId", pair.id()));
        Awaitility.await().until(() -> pair.state().equals("active"));
        pair.seenBy(pair.a()).body("finishedAt", nullValue()).body("cause", nullValue());
    }

    @Test
    void aRefusedUndoLeavesItEnded() {
        Pair pair = activePair();
        pair.a()
                .calls()
                .body(Map.of("cause", "no-fault"))
                .post(pair.path() + "/ending")
                .then()
                .statusCode(200);
        pair.a().calls().post(pair.path() + "/reinstatement").then().statusCode(200);
        pair.b().calls().post(pair.path() + "/reinstatement").then().statusCode(200);

        tell("pairings", pair.id().toString(), "matching", "reinstatement-refused", Map.of("partnershipId", pair.id()));

        Awaitility.await()
                .until(() -> sql.yes("select undo_asked_a_at is null from partnership where id = ?", pair.id()));
        assertThat(pair.state()).isEqualTo("ended-early");
    }

    @Test
    void anEndingCanBeUndoneForFourteenDays() {
        Pair pair = activePair();
        pair.a()
                .calls()
                .body(Map.of("cause", "no-fault"))
                .post(pair.path() + "/ending")
                .then()
                .statusCode(200);

        pass(Duration.ofDays(14));

        pair.a()
                .calls()
                .post(pair.path() + "/reinstatement")
                .then()
                .statusCode(409)
                .body("type", equalTo("/problems/undo-over"));
    }

    @Test
    void withoutASessionForThirtyDaysItNeverStarted() {
        Pair pair = pair();

        pass(Duration.ofDays(30));

        pair.seenBy(pair.a()).body("state", equalTo("never-started")).body("actions", hasSize(0));
        assertThat(Bus.types("partnerships", pair.id(), 1)).containsExactly(type("partnership-never-started"));
    }

    @Test
    void aPlannedSessionKeepsAnIntroductionAlive() {
        Pair pair = pair();
        pass(Duration.ofDays(29));
        pair.a()
                .calls()
                .body(Map.of("startsAt", now().plus(Duration.ofDays(5)).toString(), "minutes", 30))
                .post(pair.path() + "/sessions")
                .then()
                .statusCode(201);

        pass(Duration.ofDays(1));
        assertThat(pair.state()).isEqualTo("introduced");
        pass(Duration.ofDays(8));

        assertThat(pair.state()).isEqualTo("never-started");
    }

    @Test
    void atTheAgreedEndItIsCompleted() {
        Pair pair = pair(person(), person(), now().plus(Duration.ofDays(20)));
        sign(pair);

        pass(Duration.ofDays(20));

        pair.seenBy(pair.a()).body("state", equalTo("completed")).body("feedbackDueAt", not(nullValue()));
        assertThat(Bus.types("partnerships", pair.id(), 4)).last().isEqualTo(type("partnership-completed"));
    }

    @Test
    void aDroppedDirectionIsToldAndAFulfilledOneNeedsProgress() {
        Pair pair = activePair();

        pair.b()
                .calls()
                .post("/v1/directions/" + pair.ab() + "/fulfilment")
                .then()
                .statusCode(409);
        pair.a()
                .calls()
                .post("/v1/directions/" + pair.ab() + "/fulfilment")
                .then()
                .statusCode(403);
        pair.a()
                .calls()
                .post("/v1/directions/" + pair.ba() + "/dropping")
                .then()
                .statusCode(200)
                .body("directions.state", hasItem("dropped"));
        var told = Bus.hears("partnerships", pair.id(), 4).getLast();
        assertThat(told.type()).isEqualTo(type("direction-dropped"));
        assertThat(told.data().get("directionId").asText()).isEqualTo(pair.ba().toString());
    }

    @Test
    void mineArePagedInAStableOrder() {
        var me = person();
        var pairs = List.of(
                pair(me, person(), now().plus(Duration.ofDays(90))),
                pair(me, person(), now().plus(Duration.ofDays(90))),
                pair(person(), me, now().plus(Duration.ofDays(90))));

        var first = me.calls()
                .get("/v1/me/partnerships?limit=2")
                .then()
                .statusCode(200)
                .body("items", hasSize(2));
        String next = first.extract().path("next");
        me.calls()
                .queryParam("limit", 2)
                .queryParam("cursor", next)
                .get("/v1/me/partnerships")
                .then()
                .statusCode(200)
                .body("items.id", contains(pairs.get(2).id().toString()))
                .body("next", nullValue());
        me.calls()
                .get("/v1/me/partnerships?state=closing")
                .then()
                .statusCode(200)
                .body("items", hasSize(0));
        me.calls().get("/v1/me/partnerships?cursor=nonsense").then().statusCode(400);
    }

    @Test
    void theSameVersionIsNotSentTwice() {
        Pair pair = pair();

        pair.a()
                .calls()
                .header("If-None-Match", "\"1\"")
                .get(pair.path())
                .then()
                .statusCode(304);
    }

    static String type(String name) {
        return "io.bothways.sessions." + name + ".v1";
    }

    @Test
    void theInvariantsHold() {
        World.settle();

        io.restassured.RestAssured.given()
                .auth()
                .oauth2(io.bothways.infra.Tokens.as("operator"))
                .get("/ops/verify")
                .then()
                .statusCode(200)
                .body(
                        "checks.name",
                        hasItems("directions-complete", "no-live-partnership-of-a-leaver", "attestations-of-parties"))
                .body("checks.findAll { !it.ok }.name", hasSize(0));
    }
}
