package io.bothways.sessions.checkin;

import static io.bothways.sessions.World.activePair;
import static io.bothways.sessions.World.coordinator;
import static io.bothways.sessions.World.pass;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;

import io.bothways.fixture.Bus;
import io.bothways.platform.sql.Sql;
import io.bothways.sessions.StateCodes;
import io.bothways.sessions.World.Member;
import io.bothways.sessions.World.Pair;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Check-ins and feedback: who is asked, who sees what, and when. */
@QuarkusTest
class VoicesTest {

    @Inject
    Sql sql;

    @Test
    void everyStateHasACodeThatListsCanBeAskedFor() {
        assertThat(CheckInState.CODES).containsExactlyInAnyOrderElementsOf(StateCodes.of(CheckInState.class));
    }

    @Test
    void bothAreAskedOncePerCadenceAndHaveSevenDays() {
        Pair pair = activePair();
        asked(pair.a()).body("items", hasSize(0));

        pass(Duration.ofDays(30));
        asked(pair.b()).body("items.round", contains(1)).body("items[0].actions", contains("answer"));
        String mine = asked(pair.a()).body("items", hasSize(1)).extract().path("items[0].id");
        answer(mine, pair.a(), 4)
                .statusCode(200)
                .body("state", equalTo("answered"))
                .body("scores.satisfaction", equalTo(4));
        answer(mine, pair.a(), 5).statusCode(409);
        answer(mine, pair.b(), 5).statusCode(404);

        pass(Duration.ofDays(7));
        pair.b().calls().get("/v1/me/check-ins?state=expired").then().body("items", hasSize(1));
        var told = Bus.hears("check-ins", UUID.fromString(mine), 1).getFirst();
        assertThat(told.data().at("/scores/satisfaction").asInt()).isEqualTo(4);
        assertThat(told.data().get("cohortId").asText()).isEqualTo(pair.cohort().toString());

        pass(Duration.ofDays(23));
        asked(pair.a()).body("items.round", contains(2));
    }

    @Test
    void aPauseSkipsRounds() {
        Pair pair = activePair();
        pass(Duration.ofDays(20));
        pair.a().calls().post(pair.path() + "/pause").then().statusCode(200);

        pass(Duration.ofDays(30));
        asked(pair.a()).body("items", hasSize(0));
        pair.a().calls().post(pair.path() + "/resumption").then().statusCode(200);
        pass(Duration.ofDays(30));

        asked(pair.a()).body("items", hasSize(1));
    }

    @Test
    void feedbackIsBlindUntilBothAreIn() {
        Pair pair = activePair();
        give(pair, pair.a(), 5).statusCode(409).body("type", equalTo("/problems/feedback-not-asked"));
        pair.a().calls().post(pair.path() + "/closing").then().statusCode(200);

        give(pair, pair.a(), 5)
                .statusCode(200)
                .body("mine.satisfaction", equalTo(5))
                .body("released", equalTo(false));
        seen(pair, pair.b()).body("partners", nullValue()).body("mine", nullValue());
        coordinator().get(pair.path() + "/feedback").then().statusCode(403);
        assertThat(coordinator().get(pair.path()).asString()).doesNotContain("satisfaction");

        give(pair, pair.b(), 3)
                .statusCode(200)
                .body("partners.satisfaction", equalTo(5))
                .body("released", equalTo(true));
        seen(pair, pair.a()).body("partners.satisfaction", equalTo(3)).body("actions", hasSize(0));
        String version = pair.a().calls().get(pair.path() + "/feedback").header("ETag");
        pair.a()
                .calls()
                .header("If-Match", version)
                .body(scores(1))
                .put(pair.path() + "/feedback")
                .then()
                .statusCode(409);
        List<UUID> ids = sql.list(
                "select id from feedback where partnership_id = ?", row -> row.getObject(1, UUID.class), pair.id());
        assertThat(ids).hasSize(2).allSatisfy(id -> assertThat(Bus.types("feedback", id, 1))
                .containsExactly("io.bothways.sessions.feedback-released.v1"));
    }

    @Test
    void itMayBeChangedWhileItIsBlind() {
        Pair pair = activePair();
        pair.a().calls().post(pair.path() + "/closing").then().statusCode(200);
        give(pair, pair.a(), 5).statusCode(200);

        give(pair, pair.a(), 2).statusCode(428);
        pair.a()
                .calls()
                .header("If-Match", "\"7\"")
                .body(scores(2))
                .put(pair.path() + "/feedback")
                .then()
                .statusCode(412);
        pair.a()
                .calls()
                .header("If-Match", "\"1\"")
                .body(scores(2))
                .put(pair.path() + "/feedback")
                .then()
                .statusCode(200)
                .body("mine.satisfaction", equalTo(2));
    }

    @Test
    void atTheDeadlineWhatIsThereIsReleased() {
        Pair pair = activePair();
        pair.a().calls().post(pair.path() + "/closing").then().statusCode(200);
        give(pair, pair.a(), 5).statusCode(200);

        pass(Duration.ofDays(14));

        seen(pair, pair.b()).body("partners.satisfaction", equalTo(5)).body("actions", hasSize(0));
        give(pair, pair.b(), 3).statusCode(409).body("type", equalTo("/problems/feedback-closed"));
    }

    private static ValidatableResponse asked(Member member) {
        return member.calls().get("/v1/me/check-ins?state=open").then().statusCode(200);
    }

    private static ValidatableResponse answer(String checkIn, Member member, int satisfaction) {
        return member.calls()
                .body(Map.of("scores", Map.of("satisfaction", satisfaction, "progress", 3, "workload", 5)))
                .post("/v1/check-ins/" + checkIn + "/answer")
                .then();
    }

    private static Map<String, Object> scores(int satisfaction) {
        return Map.of("scores", Map.of("satisfaction", satisfaction, "growth", 4, "reciprocity", 4));
    }

    private static ValidatableResponse give(Pair pair, Member member, int satisfaction) {
        return member.calls()
                .body(scores(satisfaction))
                .put(pair.path() + "/feedback")
                .then();
    }

    private static ValidatableResponse seen(Pair pair, Member member) {
        return member.calls().get(pair.path() + "/feedback").then().statusCode(200);
    }
}
