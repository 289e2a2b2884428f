package io.bothways.sessions;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.bothways.fixture.DescribedOperations;
import io.bothways.infra.Tokens;
import io.bothways.platform.access.Role;
import io.bothways.sessions.World.Member;
import io.bothways.sessions.World.Pair;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Each operation × {nobody, every wrong role, a stranger with the right role, the right one}. */
@QuarkusTest
class SecurityTableTest {

    private static final Map<String, Object> NO_BODY = Map.of();
    private static final String NO_VERSION_YET = "\"99999\"";

    /** An operation; the path names what it is about: P a partnership, D a direction, S a session, G a goal, C a check-in, H a cohort. */
    private record Operation(String method, String path, Map<String, Object> body, List<Role> roles) {
        String described() {
            return method + " " + DescribedOperations.generalised(path);
        }

        boolean isAboutSomething() {
            return path.contains("{");
        }
    }

    private static List<Operation> operations() {
        String later = "2100-01-01T00:00:00Z";
        Map<String, Object> session = Map.of("startsAt", later, "minutes", 60);
        Map<String, Object> scores = Map.of("scores", Map.of("satisfaction", 4, "progress", 4, "workload", 4));
        Map<String, Object> feedback = Map.of("scores", Map.of("satisfaction", 4, "growth", 4, "reciprocity", 4));
        var all = new ArrayList<Operation>();
        all.add(of("GET", "/v1/me/partnerships"));
        all.add(of("GET", "/v1/me/sessions"));
        all.add(of("GET", "/v1/me/check-ins"));
        all.add(of("GET", "/v1/cohorts/{H}/partnerships", NO_BODY, Role.COORDINATOR));
        all.add(of("GET", "/v1/partnerships/{P}", NO_BODY, Role.PARTICIPANT, Role.COORDINATOR));
        all.add(of("GET", "/v1/partnerships/{P}/sessions"));
        all.add(of("GET", "/v1/partnerships/{P}/goals"));
        all.add(of("GET", "/v1/partnerships/{P}/feedback"));
        all.add(of("GET", "/v1/sessions/{S}"));
        all.add(of("GET", "/v1/goals/{G}"));
        all.add(of("PUT", "/v1/partnerships/{P}/agreement", World.agreement(), Role.PARTICIPANT));
        all.add(of("PUT", "/v1/partnerships/{P}/feedback", feedback, Role.PARTICIPANT));
        all.add(of("PUT", "/v1/sessions/{S}/attestation", Map.of("statement", "held"), Role.PARTICIPANT));
        for (String step : List.of("signature", "closing", "completion", "reinstatement")) {
            all.add(of("POST", "/v1/partnerships/{P}/" + step));
        }
        for (String step : List.of("pause", "resumption")) {
            all.add(of("POST", "/v1/partnerships/{P}/" + step, NO_BODY, Role.PARTICIPANT, Role.COORDINATOR));
        }
        all.add(of(
                "POST",
                "/v1/partnerships/{P}/extension",
                Map.of("endsAt", World.now().plus(Duration.ofDays(400)).toString()),
                Role.PARTICIPANT,
                Role.COORDINATOR));
        all.add(of(
                "POST",
                "/v1/partnerships/{P}/ending",
                Map.of("cause", "no-fault"),
                Role.PARTICIPANT,
                Role.COORDINATOR));
        all.add(of("POST", "/v1/partnerships/{P}/sessions", session, Role.PARTICIPANT));
        all.add(of("POST", "/v1/partnerships/{P}/session-logs", session, Role.PARTICIPANT));
        all.add(of(
                "POST",
                "/v1/partnerships/{P}/goals",
                Map.of(
                        "directionId",
                        UUID.randomUUID().toString(),
                        "skillId",
                        UUID.randomUUID().toString(),
                        "levelFrom",
                        1,
                        "levelTo",
                        2,
                        "dueAt",
                        later),
                Role.PARTICIPANT));
        for (String step : List.of("fulfilment", "dropping")) all.add(of("POST", "/v1/directions/{D}/" + step));
        for (String step : List.of("acceptance", "decline", "cancellation", "confirmation")) {
            all.add(of("POST", "/v1/sessions/{S}/" + step));
        }
        all.add(of(
                "POST",
                "/v1/sessions/{S}/rescheduling",
                Map.of("startsAt", "2027-12-01T00:00:00Z", "minutes", 60),
                Role.PARTICIPANT));
        for (String step : List.of("sharing", "agreement", "start", "blocking", "claim", "confirmation", "refusal")) {
            all.add(of("POST", "/v1/goals/{G}/" + step));
        }
        all.add(of("POST", "/v1/goals/{G}/partial", Map.of("levelAfter", 2), Role.PARTICIPANT));
        all.add(of("POST", "/v1/goals/{G}/dropping", Map.of("reason", "other"), Role.PARTICIPANT));
        all.add(of("POST", "/v1/goals/{G}/carry-over", Map.of("dueAt", later), Role.PARTICIPANT));
        all.add(of("POST", "/v1/check-ins/{C}/answer", scores, Role.PARTICIPANT));
        return all;
    }

    @Test
    void theTableHoldsEveryOperation() throws IOException {
        assertThat(operations().stream().map(Operation::described))
                .containsExactlyInAnyOrderElementsOf(DescribedOperations.all());
    }

    @TestFactory
    Stream<DynamicTest> nobodyAndWrongRolesAreKeptOut() {
        return operations().stream().flatMap(operation -> {
            var cases = new ArrayList<DynamicTest>();
            cases.add(DynamicTest.dynamicTest(name(operation, "nobody"), () -> assertThat(
                            call(operation, null, unknown()).statusCode())
                    .isEqualTo(401)));
            for (Role role : Role.values()) {
                if (operation.roles().contains(role)) continue;
                cases.add(DynamicTest.dynamicTest(name(operation, role.claim()), () -> assertThat(
                                call(operation, Tokens.as(role.claim()), unknown())
                                        .statusCode())
                        .isEqualTo(403)));
            }
            return cases.stream();
        });
    }

    @TestFactory
    Stream<DynamicTest> aStrangerFindsNothingAndLearnsNothing() {
        Member stranger = World.person();
        Map<String, String> foreign = things();
        return operations().stream().filter(Operation::isAboutSomething).flatMap(operation -> operation.roles().stream()
                .map(role -> DynamicTest.dynamicTest(name(operation, "foreign " + role.claim()), () -> {
                    String token = role == Role.COORDINATOR
                            ? Tokens.of("another-coordinator@bothways.local", "coordinator")
                            : stranger.token();

                    Response onForeign = call(operation, token, foreign);
                    Response onMissing = call(operation, token, unknown());

                    assertThat(onForeign.statusCode()).isEqualTo(404);
                    assertThat(onForeign.asString()).isEqualTo(onMissing.asString());
                    assertThat(onMissing.statusCode()).isEqualTo(404);
                })));
    }

    @TestFactory
    Stream<DynamicTest> theRightOneGetsIn() {
        return operations().stream().flatMap(operation -> operation.roles().stream()
                .map(role -> DynamicTest.dynamicTest(name(operation, "right " + role.claim()), () -> {
                    Map<String, String> things = things();
                    String token = role == Role.COORDINATOR ? Tokens.as("coordinator") : learner.token();

                    int status = call(operation, token, things).statusCode();

                    assertThat(status)
                            .as("let in: done, or refused because of the state or of the version only")
                            .isIn(200, 201, 400, 403, 409, 428);
                    if (operation.method().equals("GET")) assertThat(status).isEqualTo(200);
                    // the other partner's part is the one known function that a party may be refused
                    if (status == 403) {
                        assertThat(call(operation, teacher.token(), things).statusCode())
                                .isIn(200, 201, 409);
                    }
                })));
    }

    @TestFactory
    Stream<DynamicTest> aVersionThatIsNotThePresentOneIsRefused() throws IOException {
        Set<String> described = DescribedOperations.takingIfMatch();
        var versioned = operations().stream()
                .filter(operation -> described.contains(operation.described()))
                .toList();
        assertThat(versioned).hasSameSizeAs(described);
        Map<String, String> things = things();
        return versioned.stream()
                .map(operation -> DynamicTest.dynamicTest(operation.described(), () -> {
                    Response answer = call(operation, learner.token(), things, NO_VERSION_YET);
                    // some steps are the other partner's
                    if (answer.statusCode() == 403) answer = call(operation, teacher.token(), things, NO_VERSION_YET);

                    assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(412);
                }));
    }

    private Member teacher = new Member(UUID.randomUUID(), "", "");
    private Member learner = new Member(UUID.randomUUID(), "", "");
    private Map<String, String> known = Map.of();

    /** One partnership with a session, a goal and a check-in, made for the first case and used by all. */
    private Map<String, String> things() {
        if (!known.isEmpty()) return known;
        Pair pair = World.activePair();
        teacher = pair.a();
        learner = pair.b();
        World.pass(Duration.ofDays(30));
        String session = pair.a()
                .calls()
                .body(Map.of("startsAt", World.now().plus(Duration.ofDays(2)).toString(), "minutes", 60))
                .post(pair.path() + "/sessions")
                .then()
                .statusCode(201)
                .extract()
                .path("id");
        String goal = pair.b()
                .calls()
                .body(Map.of(
                        "directionId",
                        pair.ab().toString(),
                        "skillId",
                        pair.skill().toString(),
                        "levelFrom",
                        1,
                        "levelTo",
                        2,
                        "dueAt",
                        World.now().plus(Duration.ofDays(100)).toString()))
                .post(pair.path() + "/goals")
                .then()
                .statusCode(201)
                .extract()
                .path("id");
        String checkIn = pair.b().calls().get("/v1/me/check-ins").path("items[0].id");
        known = Map.of(
                "P",
                pair.id().toString(),
                "D",
                pair.ab().toString(),
                "H",
                pair.cohort().toString(),
                "S",
                session,
                "G",
                goal,
                "C",
                checkIn);
        return known;
    }

    private static Map<String, String> unknown() {
        String id = UUID.randomUUID().toString();
        return Map.of("P", id, "D", id, "H", id, "S", id, "G", id, "C", id);
    }

    private static Response call(Operation operation, @Nullable String token, Map<String, String> things) {
        return call(operation, token, things, null);
    }

    private static Response call(
            Operation operation, @Nullable String token, Map<String, String> things, @Nullable String version) {
        RequestSpecification request = given().contentType(ContentType.JSON);
        if (version != null) request.header("If-Match", version);
        if (token != null) request.auth().oauth2(token);
        if (!operation.body().isEmpty()) request.body(operation.body());
        String path = operation.path();
        for (var thing : things.entrySet()) path = path.replace("{" + thing.getKey() + "}", thing.getValue());
        return request.request(operation.method(), path);
    }

    private static String name(Operation operation, String who) {
        return operation.method() + " " + operation.path() + " by " + who;
    }

    private static Operation of(String method, String path) {
        return of(method, path, NO_BODY, Role.PARTICIPANT);
    }

    private static Operation of(String method, String path, Map<String, Object> body, Role... roles) {
        return new Operation(method, path, body, List.of(roles));
    }
}
