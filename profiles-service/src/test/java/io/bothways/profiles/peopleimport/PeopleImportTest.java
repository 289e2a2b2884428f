package io.bothways.profiles.peopleimport;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import io.bothways.infra.Tokens;
import io.bothways.platform.job.Jobs;
import io.bothways.platform.sql.Sql;
import io.bothways.profiles.Hris;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

@QuarkusTest
class PeopleImportTest {
    private static final String HEADER =
            "employeeNumber,userName,displayName,division,managerEmployeeNumber,hireDate\n";

    @Inject
    Sql sql;

    @Inject
    Jobs jobs;

    @Test
    void rowsOfAnyOrderBecomePeopleAndTheSameAgainChangesNothing() {
        // Given
        var k = key();
        var file = HEADER
                + k + "2," + k + "2@example.org,Person 2,R&D," + k + "1,2021-01-01\n"
                + k + "1," + k + "1@example.org,\"Person\n1\",R&D,,2020-01-01\n";
        file = file.replace("Person\n1", "Person 1");
        // When
        var first = imported(file);
        var again = imported("\uFEFF" + file.replace(",", ";"));
        // Then
        assertCounts(first, 2, 0, 0, 0);
        assertCounts(again, 0, 0, 2, 0);
        Hris.request()
                .queryParam("filter", Hris.ENTERPRISE + ":employeeNumber eq \"" + k + "2\"")
                .get("/scim/v2/Users")
                .then()
                .body("Resources[0].'" + Hris.ENTERPRISE + "'.manager.value", notNullValue());
    }

    @Test
    void whatIsWrongIsReportedRowByRowAndTheRestIsTaken() {
        // Given
        var k = key();
        var file = HEADER
                + k + "1," + k + "1@example.org,Person 1,R&D,,2020-01-01\n"
                + k + "2," + k + "2@example.org,Person 2,R&D,,yesterday\n"
                + k + "3," + k + "3@example.org,Person 3,R&D," + k + "9,2020-01-01\n"
                + k + "1," + k + "4@example.org,Person 4,R&D,,2020-01-01\n"
                + k + "5," + k + "5@example.org,Person 5,R&D," + k + "6,2020-01-01\n"
                + k + "6," + k + "6@example.org,Person 6,R&D," + k + "5,2020-01-01\n"
                + k + "7," + k + "7@example.org\n"
                + "," + k + "8@example.org,Person 8,R&D,,2020-01-01\n"
                + k + "9x,,Person 9,R&D,,2020-01-01\n";
        // When
        var done = imported(file);
        // Then
        assertCounts(done, 1, 0, 0, 8);
        var rows = rejected(done);
        assertThat(rows.getList("items.row", Integer.class)).containsExactly(2, 3, 4, 5, 6, 7, 8, 9);
        assertThat(rows.getList("items.reason", String.class))
                .containsExactly(
                        "invalid-value",
                        "unknown-manager",
                        "duplicate",
                        "manager-cycle",
                        "manager-cycle",
                        "malformed",
                        "missing-value",
                        "missing-value");
        assertThat(rows.getList("items.column", String.class))
                .containsExactly(
                        "hireDate",
                        "managerEmployeeNumber",
                        "employeeNumber",
                        "managerEmployeeNumber",
                        "managerEmployeeNumber",
                        null,
                        "employeeNumber",
                        "userName");
        assertThat(rows.getString("items.message")).doesNotContain("yesterday");
    }

    @Test
    void aColumnThatIsMissingLeavesItsFactAloneAndAnEmptyCellClearsIt() {
        var k = key();
        assertCounts(imported(HEADER + k + "1," + k + "1@example.org,Person 1,R&D,,2020-01-01\n"), 1, 0, 0, 0);

        var changed = imported("employeeNumber,userName,displayName\n" + k + "1," + k + "1@example.org,\n");

        assertCounts(changed, 0, 1, 0, 0);
        Hris.request()
                .queryParam("filter", "userName eq \"" + k + "1@example.org\"")
                .get("/scim/v2/Users")
                .then()
                .body("Resources[0].'" + Hris.ENTERPRISE + "'.division", equalTo("R&D"))
                .body("Resources[0].displayName", nullValue());
    }

    @Test
    void peopleLeaveByFile() {
        var k = key();
        var head = "employeeNumber,userName,active,exitReason\n";
        imported(head + k + "1," + k + "1@example.org,true,\n");

        var left = imported(head + k + "1," + k + "1@example.org,false,retirement\n");

        assertCounts(left, 0, 1, 0, 0);
        given().auth()
                .oauth2(Tokens.of(k + "1@example.org", "participant"))
                .get("/v1/me")
                .then()
                .statusCode(401);
    }

    @Test
    void whatIsWrongAcrossAWholeFileIsFoundHoweverLongItIs() {
        // Given more rows than are written at once, most of them below two who manage each other
        var k = key();
        var file = new StringBuilder(HEADER);
        for (int i = 1; i < 1_500; i++) {
            var manager = i == 1 ? "" : k + (i == 1_498 ? 1_499 : 1_498);
            file.append("%1$s%2$d,%1$s%2$d@example.org,Person %2$d,R&D,%3$s,2020-01-01\n".formatted(k, i, manager));
        }
        file.append("%1$s1,%1$sother@example.org,Person 1500,R&D,,2020-01-01\n".formatted(k));
        // When
        var done = imported(file.toString());
        // Then
        assertCounts(done, 1, 0, 0, 1_499);
        assertThat(reasons(done.getString("id")))
                .containsExactly("duplicate 1", "manager-cycle 2", "unknown-manager 1496");
        Hris.request()
                .queryParam("filter", "userName eq \"" + k + "1@example.org\"")
                .get("/scim/v2/Users")
                .then()
                .body("totalResults", equalTo(1));
    }

    private List<String> reasons(String id) {
        return sql.list("""
                select reason, count(*) from people_import_row
                 where people_import_id = ?::uuid and reason is not null group by reason order by reason
                """, row -> row.getString(1) + " " + row.getLong(2), id);
    }

    @Test
    void aKeyThatNoDatabaseStoresCostsItsOwnRowOnly() {
        // Given
        var k = key();
        var file = HEADER
                + k + "1," + k + "1@example.org,Person 1,R&D,,2020-01-01\n"
                + k + "\0002," + k + "2@example.org,Person 2,R&D,,2020-01-01\n"
                + k + "3," + k + "\0003@example.org,Person 3,R&D,,2020-01-01\n"
                + k + "4," + k + "4@example.org,Person 4,R&D," + k + "\0001,2020-01-01\n"
                + "x".repeat(200_000) + "," + k + "5@example.org,Person 5,R&D,,2020-01-01\n";
        // When
        var done = imported(file);
        // Then
        assertCounts(done, 1, 0, 0, 4);
        assertThat(rejected(done).getList("items.reason", String.class))
                .containsExactly("invalid-value", "invalid-value", "unknown-manager", "invalid-value");
    }

    @Test
    void aNumberSpelledWithOtherCodePointsIsTheSameNumber() {
        var k = key();
        imported(HEADER + k + "\u00e9," + k + "1@example.org,Person 1,R&D,,2020-01-01\n");

        var again = imported(HEADER + k + "e\u0301," + k + "1@example.org,Person 1,R&D,,2020-01-01\n");

        assertCounts(again, 0, 0, 1, 0);
    }

    @Test
    void whatNobodyForesawEndsTheImportAndSaysSo() {
        // Given an import whose count of created people cannot grow any more
        var id = UUID.randomUUID();
        var k = key();
        sql.update(
                """
                insert into people_import (id, state, submitted_at, created, content)
                values (?, 'queued', ?, ?, ?)
                """,
                id,
                Instant.parse("2026-03-01T10:00:00Z"),
                Integer.MAX_VALUE,
                (HEADER + k + "1," + k + "1@example.org,Person 1,R&D,,2020-01-01\n").getBytes(StandardCharsets.UTF_8));
        // When
        QuarkusTransaction.requiringNew().run(() -> jobs.submit("people-import", new PeopleImportService.Params(id)));
        // Then
        var view = ended("/v1/people-imports/" + id);
        assertThat(view.getString("state")).isEqualTo("failed");
        assertThat(view.getString("error")).isEqualTo("internal");
        assertThat(view.getString("finishedAt")).isNotNull();
    }

    @Test
    void aFileWithTheWrongColumnsIsRefusedAtOnce() {
        hris().body("number,name\n1,x\n")
                .post("/v1/people-imports")
                .then()
                .statusCode(400)
                .body("type", equalTo("/problems/file-unreadable"))
                .body("reason", equalTo("columns-missing"))
                .body("columns", hasItem("employeeNumber"));
        hris().body(new byte[] {(byte) 0xff, (byte) 0xfe})
                .post("/v1/people-imports")
                .then()
                .statusCode(400)
                .body("reason", equalTo("not-utf-8"));
    }

    @Test
    void theSameKeyStartsOneImport() {
        var k = key();
        var file = HEADER + k + "1," + k + "1@example.org,Person 1,R&D,,2020-01-01\n";

        var first = hris().header("Idempotency-Key", k)
                .body(file)
                .post("/v1/people-imports")
                .then()
                .statusCode(202);
        hris().header("Idempotency-Key", k)
                .body(file)
                .post("/v1/people-imports")
                .then()
                .statusCode(202)
                .header("Idempotent-Replayed", "true")
                .body("id", equalTo(first.extract().path("id")));
        hris().header("Idempotency-Key", k)
                .body(file + "x")
                .post("/v1/people-imports")
                .then()
                .statusCode(422);
    }

    private static JsonPath imported(String file) {
        var location = hris().body(file.getBytes(StandardCharsets.UTF_8))
                .post("/v1/people-imports")
                .then()
                .statusCode(202)
                .extract()
                .header("Location");
        var view = ended(location);
        assertThat(view.getString("state")).isEqualTo("done");
        return view;
    }

    private static JsonPath ended(String location) {
        return Awaitility.await()
                .atMost(Duration.ofSeconds(30))
                .pollInterval(Duration.ofMillis(100))
                .until(() -> hris().get(location).jsonPath(), view -> view.getString("finishedAt") != null);
    }

    private static JsonPath rejected(JsonPath view) {
        return hris().get("/v1/people-imports/" + view.getString("id") + "/rows?result=rejected")
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
    }

    private static void assertCounts(JsonPath view, int created, int changed, int unchanged, int rejected) {
        assertThat(Map.of(
                        "created", view.getInt("created"),
                        "changed", view.getInt("changed"),
                        "unchanged", view.getInt("unchanged"),
                        "rejected", view.getInt("rejected")))
                .isEqualTo(
                        Map.of("created", created, "changed", changed, "unchanged", unchanged, "rejected", rejected));
    }

    private static RequestSpecification hris() {
        return given().auth().oauth2(Tokens.as("hris")).contentType("text/csv");
    }

    private static String key() {
        return "i" + UUID.randomUUID().toString().substring(0, 8);
    }
}
