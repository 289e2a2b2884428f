package io.bothways.profiles.person;

import static io.bothways.profiles.Hris.user;
import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

import io.bothways.infra.Tokens;
import io.bothways.profiles.Hris;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

@QuarkusTest
class PeopleResourceTest {
    @Test
    void membersSeeEachOthersNamesAndNobodyWhoLeft() {
        // Given
        var reader = Hris.member();
        var colleague = Hris.creates(user());
        var leaver = Hris.creates(user());
        Hris.request().delete("/scim/v2/Users/" + leaver).then().statusCode(204);
        // When
        given().auth()
                .oauth2(reader.token())
                .queryParam("ids", reader.id() + "," + colleague + "," + leaver + "," + UUID.randomUUID())
                .get("/v1/people")
                .then()
                .statusCode(200)
                .body("items.id", containsInAnyOrder(reader.id().toString(), colleague.toString()))
                .body("items[0].unit", equalTo(List.of("R&D", "Lab")))
                .body("items[0].keySet()", hasSize(3));
    }

    @Test
    void aTokenOfNobodyWeKnowSeesNobody() {
        given().auth()
                .oauth2(Tokens.of("stranger@example.org", "participant"))
                .queryParam("ids", UUID.randomUUID())
                .get("/v1/people")
                .then()
                .statusCode(403);
        given().auth()
                .oauth2(Tokens.of("stranger@example.org", "participant"))
                .get("/v1/me")
                .then()
                .statusCode(403);
    }

    @Test
    void somebodyIsRecognisedByUserNameAndByExternalId() {
        var user = user();
        var id = Hris.creates(user);

        for (var subject :
                new String[] {user.userName(), String.valueOf(user.body().get("externalId"))}) {
            given().auth()
                    .oauth2(Tokens.of(subject, "participant"))
                    .get("/v1/me")
                    .then()
                    .statusCode(200)
                    .body("id", equalTo(id.toString()))
                    .body("status", equalTo("active"))
                    .body("roles", equalTo(List.of("participant")));
        }
    }
}
