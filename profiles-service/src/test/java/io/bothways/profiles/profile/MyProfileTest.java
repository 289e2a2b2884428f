package io.bothways.profiles.profile;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;

import io.bothways.fixture.Bus;
import io.bothways.profiles.Hris;
import io.bothways.profiles.Hris.Member;
import io.bothways.profiles.KnownSkills;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.specification.RequestSpecification;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
class MyProfileTest {
    private List<UUID> skills = List.of();

    @BeforeEach
    void knowSomeSkills() {
        skills = KnownSkills.some();
    }

    @Test
    void aProfileIsPublishedChangedAndWithdrawn() {
        // Given
        var me = Hris.member();
        var etag = as(me).body(profile())
                .put("/v1/me/profile")
                .then()
                .statusCode(201)
                .extract()
                .header("ETag");
        // When
        var next = as(me).header("If-Match", etag)
                .body(with(profile(), "teachingLimit", 5))
                .put("/v1/me/profile")
                .then()
                .statusCode(200)
                .body("teachingLimit", equalTo(5))
                .extract()
                .header("ETag");
        as(me).header("If-Match", next).delete("/v1/me/profile").then().statusCode(204);
        // Then
        as(me).get("/v1/me/profile").then().statusCode(404).body("type", equalTo("/problems/profile-not-published"));
        assertThat(Bus.types("profiles", me.id(), 3))
                .containsExactly(
                        "io.bothways.profiles.profile-published.v1",
                        "io.bothways.profiles.profile-published.v1",
                        "io.bothways.profiles.profile-withdrawn.v1");
        as(me).body(profile()).put("/v1/me/profile").then().statusCode(201);
    }

    @Test
    void theSameAgainIsNeitherAnEventNorAVersion() {
        var me = Hris.member();
        var etag = as(me).body(profile()).put("/v1/me/profile").header("ETag");

        var again = as(me).header("If-Match", etag)
                .body(profile())
                .put("/v1/me/profile")
                .header("ETag");

        assertThat(again).isEqualTo(etag);
        as(me).header("If-Match", etag).delete("/v1/me/profile").then().statusCode(204);
        assertThat(Bus.types("profiles", me.id(), 2)).hasSize(2);
    }

    @Test
    void aChangeOfOffersAloneIsANewVersion() {
        var me = Hris.member();
        var etag = as(me).body(profile()).put("/v1/me/profile").header("ETag");
        var offers = List.of(Map.of("skillId", skills.get(2), "level", 1));

        var next = as(me).header("If-Match", etag)
                .body(with(profile(), "offers", offers))
                .put("/v1/me/profile")
                .then()
                .statusCode(200)
                .body("offers[0].skillId", equalTo(skills.get(2).toString()))
                .extract()
                .header("ETag");

        assertThat(next).isNotEqualTo(etag);
        as(me).get("/v1/me/profile").then().header("ETag", next).body("offers.size()", equalTo(1));
    }

    @Test
    void aChangeNeedsTheVersionItWasMadeFrom() {
        var me = Hris.member();
        as(me).body(profile()).put("/v1/me/profile").then().statusCode(201);

        as(me).body(profile()).put("/v1/me/profile").then().statusCode(428);
        as(me).header("If-Match", "\"99\"")
                .body(profile())
                .put("/v1/me/profile")
                .then()
                .statusCode(412);
        as(me).delete("/v1/me/profile").then().statusCode(428);
    }

    @Test
    void skillsThatNobodyCanChooseAreRefused() {
        var unknown = UUID.randomUUID();

        as(Hris.member())
                .body(with(profile(), "wants", List.of(Map.of("skillId", unknown, "level", 1, "priority", 1))))
                .put("/v1/me/profile")
                .then()
                .statusCode(400)
                .body("type", equalTo("/problems/skill-not-open"))
                .body("skills", hasItem(unknown.toString()));
    }

    @Test
    void wrongFieldsAreNamedByPointer() {
        var me = Hris.member();
        var offers = List.of(Map.of("skillId", skills.get(0), "level", 9));
        var hours = Map.of("timeZone", "UTC", "from", "17:00", "to", "09:00", "perMonth", 4);
        for (var wrong : Map.of(
                        "/offers/0/level", with(profile(), "offers", offers),
                        "/teachingLimit", with(profile(), "teachingLimit", -1),
                        "/languages", with(profile(), "languages", List.of()))
                .entrySet()) {
            as(me).body(wrong.getValue())
                    .put("/v1/me/profile")
                    .then()
                    .statusCode(400)
                    .body("type", equalTo("/problems/validation"))
                    .body("errors.pointer", hasItem(wrong.getKey()));
        }
        for (var wrong : List.of(
                with(profile(), "hours", hours),
                with(profile(), "hours", Map.of("timeZone", "Mars/X", "from", "09:00", "to", "17:00", "perMonth", 4)),
                with(profile(), "offers", List.of(offer(0), offer(0))),
                Map.of())) {
            as(me).body(wrong).put("/v1/me/profile").then().statusCode(400);
        }
        for (var body :
                List.of("", "{", "[]", "null", "{\"offers\":[null],\"wants\":[]}", "{\"teachingLimit\":1e99}")) {
            as(me).body(body).put("/v1/me/profile").then().statusCode(400);
        }
    }

    private Map<String, Object> profile() {
        return Map.of(
                "offers", List.of(offer(0), offer(1)),
                "wants", List.of(Map.of("skillId", skills.get(2), "level", 3, "priority", 1)),
                "teachingLimit", 2,
                "learningLimit", 1,
                "hours", Map.of("timeZone", "Europe/Paris", "from", "09:00", "to", "17:00", "perMonth", 4),
                "languages", List.of("en"));
    }

    private Map<String, Object> offer(int skill) {
        return Map.of("skillId", skills.get(skill), "level", 4);
    }

    private static Map<String, Object> with(Map<String, Object> profile, String field, Object value) {
        var changed = new LinkedHashMap<>(profile);
        changed.put(field, value);
        return changed;
    }

    private static RequestSpecification as(Member member) {
        return given().auth().oauth2(member.token()).contentType("application/json");
    }
}
