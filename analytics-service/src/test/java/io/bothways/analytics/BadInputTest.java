package io.bothways.analytics;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.bothways.infra.Tokens;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Whatever is asked, the answer is the right problem, never a fault, and the next request works. */
@QuarkusTest
class BadInputTest {

    private static final Organisation ORGANISATION = Organisation.of(13);

    @Inject
    Ledger ledger;

    @BeforeEach
    void organisation() {
        ledger.holdsOnly(ORGANISATION);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    /v1/metrics/M99                                                   | 404 | not-found
                    /v1/metrics/m10                                                   | 404 | not-found
                    /v1/metrics/%3Cscript%3E                                          | 404 | not-found
                    /v1/metrics/M10?cohort=1                                          | 400 | validation
                    /v1/metrics/M10?cohort=                                           | 400 | validation
                    /v1/metrics/M10?cohort=COHORT&cohort=COHORT                       | 400 | validation
                    /v1/metrics/M10?cohort=1-1-1-1-1                                  | 400 | validation
                    /v1/metrics/M10?cohort=%00                                        | 400 | validation
                    /v1/metrics/M10?cohort='%20or%201=1                               | 400 | validation
                    /v1/metrics/M10?programme=abc                                     | 400 | validation
                    /v1/metrics/M10?cohort=00000000-0000-0000-0000-000000000001       | 404 | not-found
                    /v1/metrics/M10?programme=00000000-0000-0000-0000-000000000001    | 404 | not-found
                    /v1/metrics/M10?programme=COHORT                                  | 404 | not-found
                    /v1/metrics/M10?cohort=COHORT&programme=00000000-0000-0000-0000-000000000001 | 404 | not-found
                    /v1/metrics/M10?by=age                                            | 400 | validation
                    /v1/metrics/M10?by=UNIT                                           | 400 | validation
                    /v1/metrics/M10?by=                                               | 400 | validation
                    /v1/metrics/M15?by=unit                                           | 400 | breakdown-not-offered
                    /v1/metrics/M02?cohort=COHORT                                     | 400 | filter-not-offered
                    /v1/retention?by=gender                                           | 400 | validation
                    /v1/retention?cohort=x                                            | 400 | validation
                    /v1/retention?cohort=00000000-0000-0000-0000-000000000001         | 404 | not-found
                    /v1/retention?programme=00000000-0000-0000-0000-000000000001      | 404 | not-found
                    /v1/cohorts/x/report                                              | 404 | not-found
                    /v1/cohorts/00000000-0000-0000-0000-000000000001/report           | 404 | not-found
                    """)
    void isAnsweredByTheRightProblem(String path, int status, String problem) {
        var asked = path.replace("COHORT", ORGANISATION.cohort.toString());

        var answer = given().urlEncodingEnabled(false)
                .auth()
                .oauth2(Tokens.as("hr-analyst"))
                .get(asked);

        assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(status);
        assertThat(answer.contentType()).startsWith("application/problem+json");
        assertThat(answer.jsonPath().getString("type")).isEqualTo("/problems/" + problem);
        assertThat(answer.asString()).doesNotContain("<script>", "Exception", "select ");
        given().get("/problems/" + problem).then().statusCode(200);
        theNextRequestWorks();
    }

    @ParameterizedTest
    @CsvSource({"POST,405", "PUT,405", "PATCH,405", "DELETE,405"})
    void nothingCanBeChanged(String method, int status) {
        for (var path : new String[] {
            "/v1/metrics", "/v1/metrics/M10", "/v1/retention", "/v1/cohorts/" + new UUID(1, 2) + "/report"
        }) {
            assertThat(given().auth()
                            .oauth2(Tokens.as("hr-analyst"))
                            .request(method, path)
                            .statusCode())
                    .as(method + " " + path)
                    .isEqualTo(status);
        }
    }

    private static void theNextRequestWorks() {
        given().auth()
                .oauth2(Tokens.as("hr-analyst"))
                .get("/v1/metrics/M10?cohort=" + ORGANISATION.cohort)
                .then()
                .statusCode(200);
    }
}
