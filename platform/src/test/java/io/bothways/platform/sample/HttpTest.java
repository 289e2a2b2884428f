package io.bothways.platform.sample;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.startsWith;

import io.bothways.infra.Tokens;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a client sees of the mechanisms: statuses, headers, problem documents. */
@QuarkusTest
@QuarkusTestResource(SampleEnvironment.class)
class HttpTest {

    @Test
    void aThingIsCreatedOnceReadAndChangedByVersion() {
        String name = "thing " + UUID.randomUUID();
        Response created = asCoordinator()
                .header("Idempotency-Key", name.replace(' ', '-'))
                .body(Map.of("name", name, "amount", 3))
                .post("/v1/things");
        assertThat(created.statusCode()).isEqualTo(201);
        assertThat(created.header("ETag")).isEqualTo("\"1\"");
        String location = created.header("Location");

        Response repeated = asCoordinator()
                .header("Idempotency-Key", name.replace(' ', '-'))
                .body(Map.of("name", name, "amount", 3))
                .post("/v1/things");
        assertThat(repeated.statusCode()).isEqualTo(201);
        assertThat(repeated.header("Idempotent-Replayed")).isEqualTo("true");
        assertThat(repeated.header("Location")).isEqualTo(location);
        assertThat(repeated.header("ETag")).isEqualTo("\"1\"");
        assertThat(repeated.asString()).isEqualTo(created.asString());

        problem(
                asCoordinator()
                        .header("Idempotency-Key", name.replace(' ', '-'))
                        .body(Map.of("name", name, "amount", 4))
                        .post("/v1/things"),
                422,
                "idempotency-key-reused");

        asCoordinator().header("If-None-Match", "\"1\"").get(location).then().statusCode(304);
        Map<String, Object> change = Map.of("name", name, "amount", 5);
        problem(asCoordinator().body(change).put(location), 428, "precondition-required");
        problem(asCoordinator().header("If-Match", "\"7\"").body(change).put(location), 412, "stale-version");
        asCoordinator()
                .header("If-Match", "\"1\"")
                .body(change)
                .put(location)
                .then()
                .statusCode(200)
                .header("ETag", "\"2\"");
        asCoordinator().get(location).then().body("amount", equalTo(5));
    }

    @Test
    void aSecondThingOfTheSameNameIsAConflict() {
        Map<String, Object> thing = Map.of("name", "twin " + UUID.randomUUID(), "amount", 3);
        asCoordinator().body(thing).post("/v1/things").then().statusCode(201);
        problem(asCoordinator().body(thing).post("/v1/things"), 409, "conflict");
    }

    @Test
    void listsGoOnWhereTheySaid() {
        String prefix = "~list " + UUID.randomUUID() + " ";
        for (int i = 0; i < 5; i++) {
            asCoordinator()
                    .body(Map.of("name", prefix + i, "amount", 1))
                    .post("/v1/things")
                    .then()
                    .statusCode(201);
        }
        Response first = asCoordinator().queryParam("limit", 2).get("/v1/things");
        assertThat(first.statusCode()).isEqualTo(200);
        String link = first.header("Link");
        assertThat(link).startsWith("</v1/things?limit=2&cursor=").endsWith(">; rel=\"next\"");
        List<String> names = new java.util.ArrayList<>(first.jsonPath().getList("items.name", String.class));
        String next = first.jsonPath().getString("next");
        while (next != null) {
            Response page = asCoordinator()
                    .queryParam("limit", 2)
                    .queryParam("cursor", next)
                    .get("/v1/things");
            names.addAll(page.jsonPath().getList("items.name", String.class));
            next = page.jsonPath().getString("next");
        }
        assertThat(names)
                .doesNotHaveDuplicates()
                .contains(prefix + 0, prefix + 4)
                .isSorted();
    }

    @ParameterizedTest
    @ValueSource(strings = {"x", "bm90IG9uZSBvZiBvdXJzIGJ1dCBsb25nIGVub3VnaCBmb3IgYSB0YWc", "%00", "AAAA"})
    void aCursorThatWeDidNotMakeIsRefused(String cursor) {
        problem(asCoordinator().urlEncodingEnabled(false).get("/v1/things?cursor=" + cursor), 400, "cursor-invalid");
    }

    @Test
    void aCursorOfAnotherListIsRefused() {
        asCoordinator()
                .body(Map.of("name", "c " + UUID.randomUUID(), "amount", 1))
                .post("/v1/things");
        asCoordinator()
                .body(Map.of("name", "c " + UUID.randomUUID(), "amount", 1))
                .post("/v1/things");
        String cursor = asCoordinator()
                .queryParam("limit", 1)
                .get("/v1/things")
                .jsonPath()
                .getString("next");
        problem(as("operator").queryParam("cursor", cursor).get("/ops/dead-letters"), 400, "cursor-invalid");
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "201", "-1", "many", "99999999999", "1.5"})
    void aLimitOutsideItsBoundsIsRefused(String limit) {
        problem(asCoordinator().queryParam("limit", limit).get("/v1/things"), 400, "validation");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{",
                "null",
                "[]",
                "\"text\"",
                "{\"name\":\"a\",\"amount\":1}}",
                "{\"name\":\"a\",\"name\":\"b\",\"amount\":1}",
                "{\"name\":\"a\",\"amount\":\"1\"}",
                "{\"name\":\"a\",\"amount\":1.5}",
                "{\"name\":\"a\",\"amount\":NaN}",
                "{\"name\":\"a\",\"amount\":1e99}",
                "{\"name\":\"a\",\"amount\":99999999999}",
                "{\"name\":\"a\",\"amount\":null}",
                "{\"name\":\"a\"}",
                "{\"name\":{},\"amount\":1}",
                "{\"name\":5,\"amount\":1}",
                "{\"name\":\"a\\u0000b\",\"amount\":1}",
                "{\"name\":\"\\ud800\",\"amount\":1}",
                "{\"name\":\" \",\"amount\":1}",
                "{\"amount\":1}",
                "{\"name\":\"a\",\"amount\":1,\"parts\":[{\"label\":\"\"}]}",
                "{\"name\":\"a\",\"amount\":1,\"parts\":{}}",
                "{\"name\":\"a\",\"amount\":1001}"
            })
    void aBodyThatIsNotAThingIsTheClientsFault(String body) {
        Response response = asCoordinator().body(body).post("/v1/things");
        assertThat(response.statusCode()).as(response.asString()).isEqualTo(400);
        assertThat(response.contentType()).isEqualTo("application/problem+json");
    }

    @Test
    void aFieldErrorIsAddressedByPointer() {
        asCoordinator()
                .body("{\"name\":\"a\",\"amount\":1,\"parts\":[{\"label\":\"x\"},{\"label\":\" \"}]}")
                .post("/v1/things")
                .then()
                .statusCode(400)
                .body("errors", hasSize(1))
                .body("errors[0].pointer", equalTo("/parts/1/label"));
        asCoordinator()
                .body("{\"name\":\"a\",\"amount\":1,\"parts\":[{\"label\":[]}]}")
                .post("/v1/things")
                .then()
                .statusCode(400)
                .body("errors[0].pointer", equalTo("/parts/0/label"));
    }

    @Test
    void aNestedBombIsRefused() {
        String bomb = "{\"name\":" + "[".repeat(1_500) + "]".repeat(1_500) + ",\"amount\":1}";
        Response response = asCoordinator().body(bomb).post("/v1/things");
        assertThat(response.statusCode()).isEqualTo(400);
    }

    @Test
    void wrongPathsMethodsAndMediaTypesHaveTheirProblem() {
        problem(asCoordinator().get("/v1/nothing"), 404, "not-found");
        problem(asCoordinator().get("/v1/things/not-an-id"), 404, "not-found");
        problem(asCoordinator().get("/v1/things/" + UUID.randomUUID()), 404, "not-found");
        problem(asCoordinator().delete("/v1/things"), 405, "method-not-allowed");
        problem(asCoordinator().accept("image/png").get("/v1/things"), 406, "not-acceptable");
        problem(as("operator").accept("image/png").get("/ops/clock"), 406, "not-acceptable");
        problem(as("operator").accept("image/png").get("/ops/quiet"), 406, "not-acceptable");
        as("operator").accept("text/html, */*;q=0.1").get("/ops/quiet").then().statusCode(200);
        problem(
                asCoordinator().contentType(ContentType.TEXT).body("x").post("/v1/things"),
                415,
                "unsupported-media-type");
        problem(asCoordinator().queryParam("name", "a\0b").get("/v1/things"), 400, "malformed");
    }

    @Test
    void aFaultOfOursSaysNothingButItsTrace() {
        Response response = as("participant")
                .header("traceparent", "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01")
                .get("/v1/things/broken");
        problem(response, 500, "internal");
        assertThat(response.jsonPath().getString("traceId")).isEqualTo("0af7651916cd43dd8448eb211c80319c");
        assertThat(response.asString()).doesNotContain("secret");
    }

    @Test
    void everyProblemHasItsPage() {
        given().get("/problems/seat-taken").then().statusCode(404);
        given().get("/problems/stale-version").then().statusCode(200).contentType(startsWith("text/html"));
    }

    @Test
    void onlyGoodTokensComeIn() {
        problem(given().get("/v1/things"), 401, "unauthenticated");
        problem(given().header("Authorization", "Basic eDp5").get("/v1/things"), 401, "unauthenticated");
        problem(given().auth().oauth2("not.a.token").get("/v1/things"), 401, "unauthenticated");
        long past = java.time.Instant.now().minusSeconds(600).getEpochSecond();
        for (Map<String, ?> claims : List.of(
                Map.of("groups", List.of("coordinator"), "exp", past, "iat", past - 60),
                Map.of("groups", List.of("coordinator"), "iss", "https://elsewhere.example.org"),
                Map.of("groups", List.of("coordinator"), "aud", "another-product"))) {
            problem(
                    given().auth().oauth2(Tokens.with("x@example.org", claims)).get("/v1/things"),
                    401,
                    "unauthenticated");
        }
        String good = Tokens.as("coordinator");
        problem(
                given().auth()
                        .oauth2(good.substring(0, good.length() - 8) + "AAAAAAAA")
                        .get("/v1/things"),
                401,
                "unauthenticated");
        given().auth().oauth2(good).get("/v1/things").then().statusCode(200);
    }

    @Test
    void aDenyDenies() {
        problem(as("participant").body(Map.of("name", "x", "amount", 1)).post("/v1/things"), 403, "forbidden");
        problem(as("nobody").get("/v1/things"), 403, "forbidden");
        problem(asCoordinator().get("/ops/verify"), 403, "forbidden");
        problem(asCoordinator().get("/v1/things/me"), 403, "forbidden");
        problem(as("participant").get("/v1/things/me"), 403, "forbidden");
    }

    @Test
    void whoLeftIsRefusedAlthoughTheTokenIsGood() {
        given().auth()
                .oauth2(Tokens.of(SamplePeople.PRESENT, "participant"))
                .get("/v1/things/me")
                .then()
                .statusCode(200);
        problem(
                given().auth()
                        .oauth2(Tokens.of(SamplePeople.GONE, "participant", "coordinator"))
                        .get("/v1/things"),
                401,
                "person-left");
    }

    @Test
    void aChangeWithoutAuditRowIsAnErrorInTests() {
        asCoordinator().post("/v1/things/unaudited").then().statusCode(500);
        asCoordinator().post("/v1/things/excused").then().statusCode(204);
    }

    @Test
    void verificationHolds() {
        as("operator").get("/ops/verify").then().statusCode(200).body("checks.name", notNullValue());
    }

    @Test
    void healthAndMetricsAnswer() {
        given().get("/q/health/live").then().statusCode(200);
        given().get("/q/health/ready").then().statusCode(200);
        given().get("/q/metrics")
                .then()
                .statusCode(200)
                .body(org.hamcrest.Matchers.containsString("bothways_outbox_pending"));
    }

    private static void problem(Response response, int status, String slug) {
        assertThat(response.statusCode()).as(response.asString()).isEqualTo(status);
        assertThat(response.contentType()).isEqualTo("application/problem+json");
        assertThat(response.jsonPath().getString("type")).isEqualTo("/problems/" + slug);
    }

    private static RequestSpecification asCoordinator() {
        return as("coordinator");
    }

    private static RequestSpecification as(String role) {
        return given().auth().oauth2(Tokens.as(role)).contentType(ContentType.JSON);
    }
}
