package io.bothways.analytics;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.bothways.infra.Tokens;
import io.bothways.platform.access.Role;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Each endpoint for nobody, for every role alone, and for those whose programme it is or is not. */
@QuarkusTest
class SecurityTableTest {

    private static final Organisation ORGANISATION = Organisation.of(12);
    private static final String REPORT = "/v1/cohorts/" + ORGANISATION.cohort + "/report";

    @Inject
    Ledger ledger;

    record Row(String path, Set<Role> allowed, Set<Role> allowedIfOwn) {}

    static Stream<Row> endpoints() {
        var analyst = EnumSet.of(Role.HR_ANALYST);
        var none = EnumSet.noneOf(Role.class);
        return Stream.of(
                new Row("/v1/metrics", analyst, none),
                new Row("/v1/metrics/M10", analyst, none),
                new Row("/v1/metrics/M28?by=unit&cohort=" + ORGANISATION.cohort, analyst, none),
                new Row("/v1/retention", analyst, none),
                new Row("/v1/retention?by=grade", analyst, none),
                new Row(REPORT, analyst, EnumSet.of(Role.COORDINATOR, Role.SPONSOR)));
    }

    @BeforeEach
    void organisation() {
        ledger.holdsOnly(ORGANISATION);
    }

    @ParameterizedTest
    @MethodSource("endpoints")
    void isClosedToWhoeverIsNotNamed(Row row) {
        given().get(row.path()).then().statusCode(401);
        for (var role : Role.values()) {
            int expected =
                    row.allowed().contains(role) ? 200 : row.allowedIfOwn().contains(role) ? 404 : 403;
            assertThat(status(Tokens.as(role.claim()), row.path()))
                    .as(role + " " + row.path())
                    .isEqualTo(expected);
        }
        assertThat(status(Tokens.of("nobody@bothways.local"), row.path())).isEqualTo(403);
    }

    @ParameterizedTest
    @MethodSource("endpoints")
    void refusesSomebodyWhoLeftWhateverTheTokenSays(Row row) {
        assertThat(status(Tokens.of(Organisation.LEAVER, "hr-analyst"), row.path()))
                .isEqualTo(401);
    }

    @Test
    void showsTheReportToThoseWhoRunTheProgramme() {
        assertThat(status(Tokens.of(Organisation.COORDINATOR, "coordinator"), REPORT))
                .isEqualTo(200);
        // the same login without the role
        assertThat(status(Tokens.of(Organisation.COORDINATOR, "participant"), REPORT))
                .isEqualTo(403);
    }

    @Test
    void answersAForeignCohortExactlyAsAMissingOne() {
        var coordinator = Tokens.as("coordinator");

        var foreign = given().auth().oauth2(coordinator).get(REPORT);
        var missing = given().auth().oauth2(coordinator).get("/v1/cohorts/" + new UUID(5, 5) + "/report");

        assertThat(foreign.statusCode()).isEqualTo(404);
        assertThat(foreign.asString()).isEqualTo(missing.asString());
        assertThat(foreign.header("ETag")).isEqualTo(missing.header("ETag"));
    }

    @Test
    void isNotOpenedByAnotherSpellingOfThePathOrAnotherMethod() {
        var participant = Tokens.as("participant");
        for (var path :
                List.of("/v1/metrics;x=1", "/v1//metrics", "/v1/metrics/", "/v1/./metrics", "/v1/x/../metrics")) {
            assertThat(status(participant, path)).as(path).isIn(400, 403, 404);
        }
        for (var method : Arrays.asList("POST", "PUT", "PATCH", "DELETE")) {
            assertThat(given().urlEncodingEnabled(false)
                            .auth()
                            .oauth2(participant)
                            .header("X-HTTP-Method-Override", "GET")
                            .request(method, "/v1/metrics")
                            .statusCode())
                    .isIn(403, 404, 405, 415);
        }
        assertThat(given().auth().oauth2(participant).head("/v1/metrics").statusCode())
                .isEqualTo(403);
    }

    private static int status(String token, String path) {
        return given().urlEncodingEnabled(false).auth().oauth2(token).get(path).statusCode();
    }
}
