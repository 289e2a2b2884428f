package io.bothways.profiles;

import static io.bothways.profiles.Hris.creates;
import static io.bothways.profiles.Hris.request;
import static io.bothways.profiles.Hris.user;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.startsWith;

import io.bothways.infra.Tokens;
import io.bothways.platform.sql.Sql;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Malformed, hostile and absurd requests get a precise 4xx, change nothing, and the next one works. */
@QuarkusTest
class BadInputTest {
    @Inject
    Sql sql;

    static Stream<String> brokenBodies() {
        return Stream.of(
                "",
                " ",
                "null",
                "{",
                "[]",
                "17",
                "\"text\"",
                "{\"userName\":\"a\",\"userName\":\"b\"}",
                "{\"userName\":{\"a\":1}}",
                "{\"userName\":[\"a\",\"b\"]}",
                "{\"userName\":\"  \"}",
                "{\"userName\":null}",
                "{\"userName\":\"a\\u0000b\"}",
                "{\"userName\":\"a\\ud800b\"}",
                "{\"userName\":\"" + "x".repeat(300) + "\"}",
                "{\"userName\":\"bad-a\",\"name\":\"not an object\"}",
                "{\"userName\":\"bad-b\",\"active\":\"perhaps\"}",
                "{\"userName\":\"bad-c\",\"timezone\":\"Mars/Olympus\"}",
                "{\"userName\":\"bad-d\",\"schemas\":[\"urn:ietf:params:scim:schemas:core:2.0:Group\"]}",
                "{\"userName\":\"bad-e\",\"" + Hris.BOTHWAYS + "\":{\"grade\":1e99}}",
                "{\"userName\":\"bad-f\",\"" + Hris.BOTHWAYS + "\":{\"hireDate\":\"2026-02-30\"}}",
                "{\"userName\":\"bad-g\",\"" + Hris.ENTERPRISE + "\":{\"manager\":{\"value\":\"nobody\"}}}",
                "{\"a\":".repeat(2_000) + "1" + "}".repeat(2_000));
    }

    @ParameterizedTest
    @MethodSource("brokenBodies")
    void aBrokenUserIsRefusedInTheWordsOfScim(String body) {
        var before = people();

        request()
                .body(body)
                .post("/scim/v2/Users")
                .then()
                .statusCode(400)
                .contentType(startsWith("application/scim+json"))
                .body("schemas[0]", equalTo("urn:ietf:params:scim:api:messages:2.0:Error"))
                .body("status", equalTo("400"));

        assertThat(people()).isEqualTo(before);
        creates(user());
    }

    @ParameterizedTest
    @MethodSource("brokenBodies")
    void aBrokenPatchIsRefused(String body) {
        var id = creates(user());

        request()
                .body(body)
                .patch("/scim/v2/Users/" + id)
                .then()
                .statusCode(400)
                .body("status", equalTo("400"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "null", "{", "[]", "{}", "{\"Operations\":{}}", "{\"Operations\":[],\"failOnErrors\":\"x\"}"
            })
    void aBrokenBulkIsRefusedAsAWhole(String body) {
        request().body(body).post("/scim/v2/Bulk").then().statusCode(400).body("scimType", equalTo("invalidSyntax"));
    }

    @Test
    void anOversizedBulkIsRefusedAsAWhole() {
        request()
                .body("{\"Operations\":[],\"padding\":\"" + "x".repeat(8 * 1024 * 1024) + "\"}")
                .post("/scim/v2/Bulk")
                .then()
                .statusCode(413)
                .body("status", equalTo("413"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "userName sw \"a\"",
                "userName eq",
                "'; drop table person; --",
                "salary eq \"1\"",
                "((((((((((",
                "%"
            })
    void aFilterThatIsNotSupportedIsSaidToBe(String filter) {
        request()
                .queryParam("filter", filter)
                .get("/scim/v2/Users")
                .then()
                .statusCode(400)
                .body("scimType", equalTo("invalidFilter"));
    }

    @Test
    void pagesOfScimAreClampedAndNumbersMustBeNumbers() {
        request()
                .get("/scim/v2/Users?startIndex=-5&count=-1")
                .then()
                .statusCode(200)
                .body("startIndex", equalTo(1));
        request().get("/scim/v2/Users?count=1000000").then().statusCode(200);
        request().get("/scim/v2/Users?startIndex=2147483647&count=200").then().statusCode(200);
        for (var query : List.of("count=many", "count=1.5", "startIndex=99999999999")) {
            request()
                    .get("/scim/v2/Users?" + query)
                    .then()
                    .statusCode(400)
                    .contentType(startsWith("application/scim+json"))
                    .body("status", equalTo("400"))
                    .body("scimType", equalTo("invalidValue"));
        }
    }

    @Test
    void otherMediaTypesAndMethodsAreRefused() {
        given().auth()
                .oauth2(Tokens.as("hris"))
                .contentType("text/plain")
                .body("x")
                .post("/scim/v2/Users")
                .then()
                .statusCode(415)
                .contentType(startsWith("application/scim+json"));
        given().auth()
                .oauth2(Tokens.as("hris"))
                .contentType("application/json")
                .body("{}")
                .post("/v1/people-imports")
                .then()
                .statusCode(415)
                .contentType(startsWith("application/problem+json"));
        request().delete("/scim/v2/Users").then().statusCode(405);
        given().auth()
                .oauth2(Tokens.as("hris"))
                .contentType("application/json")
                .body(user().body())
                .post("/scim/v2/Users")
                .then()
                .statusCode(201);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/v1/skills?limit=0",
                "/v1/skills?limit=201",
                "/v1/skills?limit=x",
                "/v1/skills?cursor=forged",
                "/v1/people",
                "/v1/people?ids=x",
                "/v1/people?ids=%00"
            })
    void wrongParametersAreNamed(String path) {
        var member = Hris.member();

        given().auth()
                .oauth2(member.token())
                .get(path)
                .then()
                .statusCode(400)
                .contentType(startsWith("application/problem+json"));
    }

    @Test
    void absurdSearchesAreAnswered() {
        var participant = Tokens.as("participant");
        for (var query : List.of("%", "_", "!", "\\", "'", "\u202e", "a".repeat(100))) {
            given().auth()
                    .oauth2(participant)
                    .queryParam("query", query)
                    .get("/v1/skills")
                    .then()
                    .statusCode(200);
        }
        given().auth()
                .oauth2(participant)
                .queryParam("query", "a".repeat(101))
                .get("/v1/skills")
                .then()
                .statusCode(400);
        given().auth()
                .oauth2(participant)
                .queryParam("query", "a\0b")
                .get("/v1/skills")
                .then()
                .statusCode(400);
        given().auth().oauth2(participant).get("/v1/skills/not-an-id").then().statusCode(404);
    }

    @Test
    void aReportIsReadWithKnownResultsOnly() {
        given().auth()
                .oauth2(Tokens.as("hris"))
                .get("/v1/people-imports/00000000-0000-7000-8000-000000000000/rows?result=maybe")
                .then()
                .statusCode(400);
    }

    @Test
    void fieldsThatAreOursCannotBeSet() {
        var user = user().with("id", "00000000-0000-7000-8000-000000000000")
                .with("meta", Map.of("version", "99"))
                .with("state", "erased")
                .with("version", 99);

        var id = creates(user);

        assertThat(id.toString()).isNotEqualTo("00000000-0000-7000-8000-000000000000");
        request().get("/scim/v2/Users/" + id).then().body("meta.version", equalTo("\"0\""));
    }

    private long people() {
        return sql.number("select count(*) from person");
    }
}
