package io.bothways.sessions.goal;

import static io.bothways.sessions.World.activePair;
import static io.bothways.sessions.World.now;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

import io.bothways.fixture.Bus;
import io.bothways.sessions.World.Member;
import io.bothways.sessions.World.Pair;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** In these tests b learns from a in the direction ab. */
@QuarkusTest
class GoalLifeTest {

    @Test
    void theLearnerClaimsAndTheTeacherConfirms() {
        Pair pair = activePair();
        String goal = set(pair, "shared");
        step(goal, pair.b(), "claim").statusCode(409);
        step(goal, pair.a(), "agreement").statusCode(200).body("state", equalTo("agreed"));
        step(goal, pair.b(), "agreement").statusCode(403).body("type", equalTo("/problems/not-your-part"));
        step(goal, pair.b(), "start").statusCode(200).body("state", equalTo("in-progress"));
        step(goal, pair.b(), "claim")
                .statusCode(200)
                .body("levelAfter", equalTo(3))
                .body("actions", hasSize(0));

        step(goal, pair.a(), "refusal").statusCode(200).body("state", equalTo("in-progress"));
        step(goal, pair.b(), "claim").statusCode(200);
        step(goal, pair.a(), "confirmation").statusCode(200).body("state", equalTo("achieved"));

        var told = Bus.hears("goals", UUID.fromString(goal), 2);
        assertThat(told).extracting(Bus.Heard::type).containsExactly(type("goal-agreed"), type("goal-achieved"));
        assertThat(told.getFirst().data().has("levelAfter")).isFalse();
        assertThat(told.getLast().data().get("levelAfter").asInt()).isEqualTo(3);
    }

    @Test
    void theTeacherMayHaveSeenLess() {
        Pair pair = activePair();
        String goal = agreed(pair);
        step(goal, pair.b(), "claim").statusCode(200);

        pair.a()
                .calls()
                .body(Map.of("levelAfter", 2))
                .post("/v1/goals/" + goal + "/partial")
                .then()
                .statusCode(200)
                .body("state", equalTo("partly-achieved"))
                .body("levelAfter", equalTo(2));

        assertThat(Bus.hears("goals", UUID.fromString(goal), 2)
                        .getLast()
                        .data()
                        .get("levelAfter")
                        .asInt())
                .isEqualTo(2);
    }

    @Test
    void whatIsNotSharedIsNotThereForTheTeacher() {
        Pair pair = activePair();
        String goal = set(pair, "private");

        pair.a().calls().get("/v1/goals/" + goal).then().statusCode(404);
        pair.a().calls().get(pair.path() + "/goals").then().statusCode(200).body("items", hasSize(0));
        step(goal, pair.a(), "agreement").statusCode(404);
        step(goal, pair.b(), "sharing").statusCode(200).body("state", equalTo("shared"));
        pair.a().calls().get("/v1/goals/" + goal).then().statusCode(200).body("actions", contains("agreement"));
    }

    @Test
    void theReasonOfDroppingIsTheLearnersOwn() {
        Pair pair = activePair();
        String goal = agreed(pair);
        String neverAgreed = set(pair, "draft");

        for (String one : List.of(goal, neverAgreed)) {
            pair.b()
                    .calls()
                    .body(Map.of("reason", "no-time"))
                    .post("/v1/goals/" + one + "/dropping")
                    .then()
                    .statusCode(200)
                    .body("dropReason", equalTo("no-time"));
        }

        assertThat(pair.a().calls().get("/v1/goals/" + goal).asString()).doesNotContain("no-time");
        var told = Bus.hears("goals", UUID.fromString(goal), 2).getLast();
        assertThat(told.type()).isEqualTo(type("goal-dropped"));
        assertThat(told.data().toString()).doesNotContain("no-time");
    }

    @Test
    void aGoalThatIsCarriedOverGoesOnAgreed() {
        Pair pair = activePair();
        String goal = agreed(pair);
        step(goal, pair.b(), "start").statusCode(200);
        step(goal, pair.b(), "blocking").statusCode(200).body("state", equalTo("blocked"));

        String next = pair.b()
                .calls()
                .body(Map.of("dueAt", now().plus(Duration.ofDays(200)).toString()))
                .post("/v1/goals/" + goal + "/carry-over")
                .then()
                .statusCode(201)
                .body("state", equalTo("agreed"))
                .body("carriedFrom", equalTo(goal))
                .extract()
                .path("id");

        assertThat(Bus.hears("goals", UUID.fromString(goal), 2)
                        .getLast()
                        .data()
                        .get("carriedTo")
                        .asText())
                .isEqualTo(next);
        assertThat(Bus.types("goals", UUID.fromString(next), 1)).containsExactly(type("goal-agreed"));
        step(goal, pair.b(), "start").statusCode(409);
    }

    @Test
    void aGoalLiesInTheDirectionInWhichItsOwnerLearns() {
        Pair pair = activePair();

        wish(pair, pair.a(), pair.ab(), 1, 3).statusCode(403);
        wish(pair, pair.b(), UUID.randomUUID(), 1, 3)
                .statusCode(400)
                .body("errors[0].pointer", equalTo("/directionId"));
        wish(pair, pair.b(), pair.ab(), 3, 3).statusCode(400).body("errors[0].pointer", equalTo("/levelTo"));
    }

    private static ValidatableResponse wish(Pair pair, Member learner, UUID direction, int from, int to) {
        return learner.calls()
                .body(body(pair, direction, from, to))
                .post(pair.path() + "/goals")
                .then();
    }

    private static Map<String, Object> body(Pair pair, UUID direction, int from, int to) {
        return new HashMap<>(Map.of(
                "directionId", direction.toString(),
                "skillId", pair.skill().toString(),
                "levelFrom", from,
                "levelTo", to,
                "dueAt", now().plus(Duration.ofDays(60)).toString()));
    }

    private static String set(Pair pair, String visibility) {
        Map<String, Object> body = body(pair, pair.ab(), 1, 3);
        body.put("visibility", visibility);
        return pair.b()
                .calls()
                .body(body)
                .post(pair.path() + "/goals")
                .then()
                .statusCode(201)
                .extract()
                .path("id");
    }

    private static String agreed(Pair pair) {
        String goal = set(pair, "shared");
        step(goal, pair.a(), "agreement").statusCode(200);
        return goal;
    }

    private static ValidatableResponse step(String goal, Member member, String step) {
        return member.calls().post("/v1/goals/" + goal + "/" + step).then();
    }

    private static String type(String name) {
        return "io.bothways.sessions." + name + ".v1";
    }
}
