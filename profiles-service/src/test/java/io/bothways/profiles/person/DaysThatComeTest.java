package io.bothways.profiles.person;

import static io.bothways.profiles.Hris.BOTHWAYS;
import static io.bothways.profiles.Hris.patch;
import static io.bothways.profiles.Hris.request;
import static io.bothways.profiles.Hris.user;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import io.bothways.fixture.Bus;
import io.bothways.infra.Tokens;
import io.bothways.profiles.Hris;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Days that the HRIS named in advance come by themselves, on the steerable clock. */
@QuarkusTest
class DaysThatComeTest {
    @Inject
    Clock clock;

    @Test
    void aHireIsAnnouncedOnTheFirstDayAndLeavesAfterTheLast() {
        // Given
        var today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
        var user = user().with(BOTHWAYS, Map.of("hireDate", today.plusDays(3).toString()));
        var id = Hris.creates(user);
        // When
        advanceTo(today.plusDays(4));
        // Then
        assertThat(Bus.types("people", id, 1)).containsExactly("io.bothways.profiles.person-joined.v1");
        // When
        request()
                .body(patch(Map.of(
                        "op",
                        "Add",
                        "path",
                        BOTHWAYS + ":plannedEndDate",
                        "value",
                        today.plusDays(5).toString())))
                .patch("/scim/v2/Users/" + id)
                .then()
                .statusCode(200);
        advanceTo(today.plusDays(7));
        // Then
        assertThat(Bus.types("people", id, 3))
                .containsExactly(
                        "io.bothways.profiles.person-joined.v1",
                        "io.bothways.profiles.person-gave-notice.v1",
                        "io.bothways.profiles.person-left.v1");
        assertThat(Bus.hears("people", id, 3).get(2).data().path("effective").asText())
                .isEqualTo(today.plusDays(6) + "T00:00:00Z");
        given().auth()
                .oauth2(Tokens.of(user.userName(), "participant"))
                .get("/v1/me")
                .then()
                .statusCode(401)
                .body("type", equalTo("/problems/person-left"));
    }

    @Test
    void aLeaveBeginsAndEnds() {
        // Given
        var today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
        var id = Hris.creates(user());
        request()
                .body(patch(
                        Map.of(
                                "op",
                                "add",
                                "path",
                                BOTHWAYS + ":leaveFrom",
                                "value",
                                today.plusDays(2).toString()),
                        Map.of(
                                "op",
                                "add",
                                "path",
                                BOTHWAYS + ":leaveUntil",
                                "value",
                                today.plusDays(3).toString())))
                .patch("/scim/v2/Users/" + id)
                .then()
                .statusCode(200);
        // When
        advanceTo(today.plusDays(2));
        Bus.hears("people", id, 2);
        advanceTo(today.plusDays(4));
        // Then
        assertThat(Bus.types("people", id, 3))
                .containsExactly(
                        "io.bothways.profiles.person-joined.v1",
                        "io.bothways.profiles.person-went-on-leave.v1",
                        "io.bothways.profiles.person-returned.v1");
    }

    private static void advanceTo(LocalDate day) {
        given().auth()
                .oauth2(Tokens.as("operator"))
                .contentType("application/json")
                .body(Map.of(
                        "advanceTo",
                        day.atStartOfDay(ZoneOffset.UTC)
                                .plusHours(1)
                                .toInstant()
                                .toString()))
                .post("/ops/clock")
                .then()
                .statusCode(200);
    }
}
