package io.bothways.profiles.scim;

import static io.bothways.profiles.Hris.patch;
import static io.bothways.profiles.Hris.request;
import static io.bothways.profiles.Hris.user;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;

import io.bothways.fixture.Bus;
import io.bothways.profiles.Hris;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

@QuarkusTest
class ScimUsersTest {
    @Test
    void aNewUserIsAnsweredWithItsPlaceAndVersion() {
        var user = user();

        request()
                .body(user.body())
                .post("/scim/v2/Users")
                .then()
                .statusCode(201)
                .contentType(startsWith("application/scim+json"))
                .header("Location", notNullValue())
                .header("ETag", notNullValue())
                .body("userName", equalTo(user.userName()))
                .body("active", equalTo(true))
                .body("'" + Hris.ENTERPRISE + "'.department", equalTo("Lab"))
                .body("'" + Hris.BOTHWAYS + "'.grade", equalTo(3))
                .body("meta.resourceType", equalTo("User"));
    }

    @Test
    void aNewUserIsAnnouncedWithoutName() {
        var user = user();

        var id = Hris.creates(user);

        var joined = Bus.hears("people", id, 1).getFirst();
        assertThat(joined.type()).isEqualTo("io.bothways.profiles.person-joined.v1");
        assertThat(joined.sequence()).isEqualTo(1);
        assertThat(joined.data().path("unit").toString()).isEqualTo("[\"R&D\",\"Lab\"]");
        assertThat(joined.data().path("effective").asText()).isEqualTo("2020-02-01T00:00:00Z");
        assertThat(joined.data().path("loginKeys")).hasSize(2);
        assertThat(joined.data().toString()).doesNotContain("Person ", "example.org", "\"e1");
    }

    @Test
    void theSameAgainIsNeitherAnEventNorAVersion() {
        // Given
        var user = user();
        var id = Hris.creates(user);
        var etag = request().get("/scim/v2/Users/" + id).header("ETag");
        // When
        request()
                .body(user.body())
                .put("/scim/v2/Users/" + id)
                .then()
                .statusCode(200)
                .header("ETag", etag);
        request()
                .body(patch(Map.of(
                        "op",
                        "replace",
                        "path",
                        "displayName",
                        "value",
                        user.body().get("displayName"))))
                .patch("/scim/v2/Users/" + id)
                .then()
                .statusCode(200)
                .header("ETag", etag);
        // Then
        leaves(id);
        assertThat(Bus.types("people", id, 2))
                .containsExactly("io.bothways.profiles.person-joined.v1", "io.bothways.profiles.person-left.v1");
    }

    @Test
    void someoneWhoComesBackJoinsAgain() {
        var id = Hris.creates(user());

        leaves(id);
        request()
                .body(patch(Map.of("op", "replace", "path", "active", "value", true)))
                .patch("/scim/v2/Users/" + id)
                .then()
                .statusCode(200)
                .body("active", equalTo(true))
                .body("'" + Hris.BOTHWAYS + "'.exitReason", nullValue());

        assertThat(Bus.types("people", id, 3))
                .containsExactly(
                        "io.bothways.profiles.person-joined.v1",
                        "io.bothways.profiles.person-left.v1",
                        "io.bothways.profiles.person-joined.v1");
    }

    @Test
    void aDeletedUserHasLeftIsHiddenAndComesBackUnderTheSameId() {
        // Given
        var user = user();
        var id = Hris.creates(user);
        // When
        request().delete("/scim/v2/Users/" + id).then().statusCode(204);
        // Then
        request().get("/scim/v2/Users/" + id).then().statusCode(404).body("status", equalTo("404"));
        request().delete("/scim/v2/Users/" + id).then().statusCode(404);
        assertThat(Hris.creates(user)).isEqualTo(id);
        assertThat(Bus.types("people", id, 3))
                .containsExactly(
                        "io.bothways.profiles.person-joined.v1",
                        "io.bothways.profiles.person-left.v1",
                        "io.bothways.profiles.person-joined.v1");
    }

    @Test
    void aVersionThatMovedOnIsRefused() {
        var id = Hris.creates(user());
        var rename = patch(Map.of("op", "replace", "path", "displayName", "value", "Somebody Else"));

        request()
                .header("If-Match", "W/\"17\"")
                .body(rename)
                .patch("/scim/v2/Users/" + id)
                .then()
                .statusCode(412)
                .contentType(startsWith("application/scim+json"))
                .body("schemas[0]", equalTo("urn:ietf:params:scim:api:messages:2.0:Error"));
        var etag = request().get("/scim/v2/Users/" + id).header("ETag");
        request()
                .header("If-Match", etag)
                .body(rename)
                .patch("/scim/v2/Users/" + id)
                .then()
                .statusCode(200);
    }

    @Test
    void aReaderWhoHasTheVersionGetsNothingAgain() {
        var id = Hris.creates(user());
        var etag = request().get("/scim/v2/Users/" + id).header("ETag");

        request()
                .header("If-None-Match", etag)
                .get("/scim/v2/Users/" + id)
                .then()
                .statusCode(304);
    }

    @Test
    void aSecondUserOfTheSameNameIsRefusedAsSuch() {
        var user = user();
        Hris.creates(user);

        request()
                .body(user.body())
                .post("/scim/v2/Users")
                .then()
                .statusCode(409)
                .body("scimType", equalTo("uniqueness"));
    }

    @Test
    void usersAreFoundByTheFiltersThatProvidersSend() {
        var user = user();
        var id = Hris.creates(user);
        var number = user.employeeNumber();

        for (var filter : List.of(
                "userName eq \"" + user.userName().toUpperCase(Locale.ROOT) + "\"",
                "externalId eq \"" + user.body().get("externalId") + "\"",
                "emails[type eq \"work\"].value eq \"" + user.userName() + "\"",
                Hris.ENTERPRISE + ":employeeNumber eq \"" + number + "\"",
                "userName eq \"" + user.userName() + "\" and externalId eq \""
                        + user.body().get("externalId") + "\"")) {
            request()
                    .queryParam("filter", filter)
                    .get("/scim/v2/Users")
                    .then()
                    .statusCode(200)
                    .body("totalResults", equalTo(1))
                    .body("Resources[0].id", equalTo(id.toString()));
        }
        request()
                .queryParam("filter", "userName eq \"nobody\"")
                .get("/scim/v2/Users")
                .then()
                .statusCode(200)
                .body("totalResults", equalTo(0));
    }

    @Test
    void theListIsReadInParts() {
        Hris.creates(user());
        Hris.creates(user());

        request()
                .get("/scim/v2/Users?startIndex=1&count=2")
                .then()
                .statusCode(200)
                .body("startIndex", equalTo(1))
                .body("itemsPerPage", equalTo(2));
        request().get("/scim/v2/Users?count=0").then().statusCode(200).body("itemsPerPage", equalTo(0));
    }

    private static void leaves(UUID id) {
        request()
                .body(patch(
                        Map.of("op", "Replace", "path", "active", "value", "False"),
                        Map.of("op", "Replace", "path", Hris.BOTHWAYS + ":exitReason", "value", "voluntary")))
                .patch("/scim/v2/Users/" + id)
                .then()
                .statusCode(200)
                .body("active", equalTo(false));
    }
}
