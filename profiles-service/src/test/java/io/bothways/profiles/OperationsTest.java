package io.bothways.profiles;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItems;

import io.bothways.infra.Tokens;
import io.bothways.platform.sql.Sql;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/** What an operator relies on: ready, measured, verifiable, every change written down. */
@QuarkusTest
class OperationsTest {
    @Inject
    Sql sql;

    @Test
    void theServiceIsReadyAndMeasured() {
        Hris.creates(Hris.user());

        given().get("/q/health/ready").then().statusCode(200).body("status", equalTo("UP"));
        given().get("/q/metrics").then().statusCode(200).body(containsString("bothways_people_feed_operations_total"));
    }

    @Test
    void everyChangeLeavesAnAuditRow() {
        var id = Hris.creates(Hris.user());
        Hris.request().delete("/scim/v2/Users/" + id).then().statusCode(204);

        assertThat(sql.list(
                        "select action from audit where entity_id = ? order by id",
                        row -> row.getString(1),
                        id.toString()))
                .containsExactly("person-created", "person-changed");
    }

    @Test
    void theInvariantsHold() {
        Hris.creates(Hris.user());

        Awaitility.await().atMost(Duration.ofSeconds(30)).untilAsserted(() -> given().auth()
                .oauth2(Tokens.as("operator"))
                .get("/ops/verify")
                .then()
                .statusCode(200)
                .body("checks.name", hasItems("no-manager-cycles"))
                .body("ok", equalTo(true)));
    }

    @Test
    void eachProblemHasItsPage() {
        for (var problem : ProfilesProblem.values()) {
            given().get("/problems/" + problem.slug()).then().statusCode(200);
        }
    }
}
