package io.bothways.profiles.scim;

import static io.bothways.profiles.Hris.request;
import static io.bothways.profiles.Hris.user;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasSize;

import io.bothways.fixture.Bus;
import io.bothways.platform.sql.Sql;
import io.bothways.profiles.Hris;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@QuarkusTest
class ScimBulkTest {
    @Inject
    Sql sql;

    @Test
    void managersResolveWhereverTheyStand() {
        // Given
        var report = user();
        var boss = user();
        // When
        var ids = request()
                .body(bulk(0, post("r", managedBy(report, "bulkId:b")), post("b", boss)))
                .post("/scim/v2/Bulk")
                .then()
                .statusCode(200)
                .body("Operations.status", everyItem(equalTo("201")))
                .extract()
                .<List<String>>path("Operations.location");
        // Then
        var bossId = ids.get(1).substring(ids.get(1).lastIndexOf('/') + 1);
        request().get(ids.get(0)).then().body("'" + Hris.ENTERPRISE + "'.manager.value", equalTo(bossId));
        var reportId = UUID.fromString(ids.get(0).substring(ids.get(0).lastIndexOf('/') + 1));
        assertThat(Bus.hears("people", reportId, 1)
                        .getFirst()
                        .data()
                        .path("managerId")
                        .asText())
                .isEqualTo(bossId);
    }

    @Test
    void aKeyThatNoDatabaseStoresCostsItsOwnOperationOnly() {
        var numbered = user().with(Hris.ENTERPRISE, Map.of("employeeNumber", "a\0b"));

        request()
                .body(bulk(
                        0,
                        post("a", user()),
                        post("b", user().with("userName", "a\0b")),
                        post("c", user().with("externalId", "a\0b")),
                        post("d", user().with("externalId", "\ud800")),
                        post("e", numbered),
                        post("f", user().with("userName", "x".repeat(100_000)))))
                .post("/scim/v2/Bulk")
                .then()
                .statusCode(200)
                .body("Operations.status", equalTo(List.of("201", "400", "400", "400", "400", "400")))
                .body("Operations.drop(1).response.scimType", everyItem(equalTo("invalidValue")));
    }

    @Test
    void aBadOperationIsAnsweredInItsPlaceAndCostsNoOther() {
        var good = user();

        request()
                .body(bulk(
                        0,
                        post("a", good),
                        post("b", user().with("active", "perhaps")),
                        Map.of("method", "PATCH", "path", "/Users/" + UUID.randomUUID(), "data", Map.of()),
                        Map.of("method", "TRACE", "path", "/Users"),
                        post("c", managedBy(user(), "bulkId:c"))))
                .post("/scim/v2/Bulk")
                .then()
                .statusCode(200)
                .body("Operations.status", equalTo(List.of("201", "400", "400", "400", "400")))
                .body("Operations[1].response.scimType", equalTo("invalidValue"))
                .body("Operations[1].bulkId", equalTo("b"));
        request()
                .queryParam("filter", "userName eq \"" + good.userName() + "\"")
                .get("/scim/v2/Users")
                .then()
                .body("totalResults", equalTo(1));
    }

    @Test
    void theSenderMayStopAtTheFirstFailure() {
        request()
                .body(bulk(1, post("a", user().with("userName", "")), post("b", user())))
                .post("/scim/v2/Bulk")
                .then()
                .statusCode(200)
                .body("Operations", hasSize(1));
    }

    @Test
    void tooManyOperationsAreRefusedAsAWhole() {
        var operations = new ArrayList<Map<String, Object>>();
        for (int i = 0; i < 1_001; i++) operations.add(post("b" + i, user()));

        request()
                .body(bulk(0, operations))
                .post("/scim/v2/Bulk")
                .then()
                .statusCode(413)
                .body("status", equalTo("413"));
    }

    @Test
    void peopleLeaveInBulkToo() {
        var id = Hris.creates(user());

        request()
                .body(bulk(
                        0,
                        Map.of(
                                "method",
                                "PATCH",
                                "path",
                                "/Users/" + id,
                                "data",
                                Hris.patch(Map.of("op", "Replace", "path", "active", "value", "False")))))
                .post("/scim/v2/Bulk")
                .then()
                .statusCode(200)
                .body("Operations[0].status", equalTo("200"));

        assertThat(Bus.hears("people", id, 2).get(1).data().path("exitReason").asText())
                .isEqualTo("unknown");
    }

    @Test
    @Timeout(60)
    void aWholeOrganisationArrivesInSecondsAndTheSameAgainChangesNothing() {
        // Given
        var operations = new ArrayList<Map<String, Object>>();
        for (int i = 0; i < 1_000; i++) {
            var user = user();
            operations.add(post("o" + i, i == 0 ? user : managedBy(user, "bulkId:o" + (i - 1) / 6)));
        }
        var bulk = bulk(0, operations);
        // When
        var start = System.nanoTime();
        var locations = request()
                .body(bulk)
                .post("/scim/v2/Bulk")
                .then()
                .statusCode(200)
                .body("Operations.status", everyItem(equalTo("201")))
                .extract()
                .<List<String>>path("Operations.location");
        var took = Duration.ofNanos(System.nanoTime() - start);
        // Then
        assertThat(took).isLessThan(Duration.ofSeconds(20));
        var again = new ArrayList<Map<String, Object>>();
        for (int i = 0; i < locations.size(); i++) {
            var location = locations.get(i);
            again.add(Map.of(
                    "method",
                    "PATCH",
                    "path",
                    "/Users/" + location.substring(location.lastIndexOf('/') + 1),
                    "data",
                    Hris.patch(Map.of("op", "Replace", "path", "active", "value", "True"))));
        }
        var before = events();
        request()
                .body(bulk(0, again))
                .post("/scim/v2/Bulk")
                .then()
                .statusCode(200)
                .body("Operations.version", everyItem(equalTo("\"0\"")));
        assertThat(events()).isEqualTo(before);
    }

    private long events() {
        return sql.number("select coalesce(sum(last_sequence), 0) from outbox_key where topic = 'people'");
    }

    private static Hris.NewUser managedBy(Hris.NewUser user, String manager) {
        var enterprise = new LinkedHashMap<String, Object>();
        enterprise.put("employeeNumber", user.employeeNumber());
        enterprise.put("manager", Map.of("value", manager));
        return user.with(Hris.ENTERPRISE, enterprise);
    }

    private static Map<String, Object> post(String bulkId, Hris.NewUser user) {
        return Map.of("method", "POST", "path", "/Users", "bulkId", bulkId, "data", user.body());
    }

    @SafeVarargs
    private static Map<String, Object> bulk(int failOnErrors, Map<String, Object>... operations) {
        return bulk(failOnErrors, List.of(operations));
    }

    private static Map<String, Object> bulk(int failOnErrors, List<Map<String, Object>> operations) {
        return Map.of(
                "schemas",
                List.of("urn:ietf:params:scim:api:messages:2.0:BulkRequest"),
                "failOnErrors",
                failOnErrors,
                "Operations",
                operations);
    }
}
