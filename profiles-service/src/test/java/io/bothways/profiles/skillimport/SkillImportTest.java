package io.bothways.profiles.skillimport;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.nullValue;

import io.bothways.fixture.Bus;
import io.bothways.infra.Tokens;
import io.bothways.platform.sql.Sql;
import io.bothways.profiles.RealData;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

@QuarkusTest
class SkillImportTest {
    @Inject
    Sql sql;

    @Test
    void aTaxonomyIsAddedChangedAndRetiredAsItsFilesSay() {
        // Given
        var name = "t" + UUID.randomUUID().toString().substring(0, 8);
        var first = skills(name, "one,Baking bread", "two,Reading maps");
        // When
        var added = imported(name, Map.of("skills", first));
        var same = imported(name, Map.of("skills", first));
        var changed = imported(name, Map.of("skills", skills(name, "one,Baking rye bread", "three,Drawing maps")));
        // Then
        assertThat(counts(added)).containsExactly(2, 0, 0, 0);
        assertThat(counts(same)).containsExactly(0, 0, 0, 2);
        assertThat(counts(changed)).containsExactly(1, 1, 1, 0);
        var id = sql.list(
                        "select id from skill where concept_uri = ?",
                        row -> row.getObject(1, UUID.class),
                        "urn:" + name + ":two")
                .getFirst();
        assertThat(Bus.types("skills", id, 2))
                .containsExactly("io.bothways.profiles.skill-added.v1", "io.bothways.profiles.skill-retired.v1");
    }

    @Test
    void relationsAreJoinedAndThoseThatLeadNowhereAreCounted() {
        var name = "t" + UUID.randomUUID().toString().substring(0, 8);
        var files = Map.of(
                "skills",
                skills(name, "one,Programming robots", "two,Greeting robots"),
                "groups",
                bytes("conceptUri,preferredLabel,code\nurn:" + name + ":g,working with computers,S5\n"),
                "broader",
                bytes("conceptUri,broaderUri\nurn:%1$s:one,urn:%1$s:g\nurn:%1$s:one,urn:gone\n".formatted(name)),
                "related",
                bytes("originalSkillUri,relatedSkillUri\nurn:%1$s:one,urn:%1$s:two\nurn:gone,urn:%1$s:two\n"
                        .formatted(name)));

        var done = imported(name, files);

        assertThat(done.getInt("skippedRelations.broader")).isEqualTo(1);
        assertThat(done.getInt("skippedRelations.related")).isEqualTo(1);
        assertThat(done.getList("findings.concept", String.class)).containsOnly("urn:gone");
        var found = given().auth()
                .oauth2(Tokens.as("participant"))
                .queryParam("query", "programming robots")
                .get("/v1/skills")
                .then()
                .statusCode(200)
                .body("items.label", hasItem("Programming robots"))
                .extract()
                .jsonPath();
        given().auth()
                .oauth2(Tokens.as("participant"))
                .get("/v1/skills/" + found.getString("items.find { it.uri == 'urn:" + name + ":one' }.id"))
                .then()
                .statusCode(200)
                .body("digital", equalTo(true))
                .body("broader[0].label", equalTo("working with computers"))
                .body("broader[0].group", equalTo(true))
                .body("related.label", equalTo(List.of("Greeting robots")));
    }

    @Test
    void badRowsAreReportedAndTheirSkillsAreNotRetiredForIt() {
        var name = "t" + UUID.randomUUID().toString().substring(0, 8);
        imported(name, Map.of("skills", skills(name, "one,Weaving", "two,Sewing")));

        var done = imported(name, Map.of("skills", skills(name, "one,Weaving", "two,", "one,Twice", "three")));

        assertThat(counts(done)).containsExactly(0, 0, 0, 1);
        assertThat(done.getInt("rejected")).isEqualTo(3);
        assertThat(done.getList("findings.reason", String.class))
                .containsExactly("missing-value", "duplicate", "malformed-row");
    }

    @Test
    void aCharacterThatNoDatabaseStoresCostsItsRowInAnyOfTheFiles() {
        var name = "t" + UUID.randomUUID().toString().substring(0, 8);
        var files = Map.of(
                "skills", skills(name, "one,Weaving", "two,Sew\0ing"),
                "groups", bytes("conceptUri,preferredLabel,code\nurn:g,Working\0,S1\n"),
                "hierarchy",
                        bytes(
                                "Level 0 URI,Level 0 preferred term,Level 0 code\nurn:h,Thin\0king,S2\nurn:i,Doing,S\0\n"),
                "broader", bytes("conceptUri,broaderUri\nurn:" + name + ":one,urn:\0\n"),
                "related", bytes("originalSkillUri,relatedSkillUri\nurn:" + name + ":one,urn:\0\n"));

        var done = imported(name, files);

        assertThat(counts(done)).containsExactly(1, 0, 0, 0);
        assertThat(done.getInt("rejected")).isEqualTo(6);
        assertThat(done.getList("findings.reason", String.class)).containsOnly("malformed-row");
    }

    @Test
    void filesThatAreNoTaxonomyAreRefusedAtOnce() {
        var curator = given().auth().oauth2(Tokens.as("curator"));
        curator.multiPart("skills", "skills.csv", bytes("a,b\n1,2\n"), "text/csv")
                .post("/v1/skill-imports")
                .then()
                .statusCode(400)
                .body("type", equalTo("/problems/file-unreadable"))
                .body("file", equalTo("skills"));
        given().auth()
                .oauth2(Tokens.as("curator"))
                .multiPart("groups", "groups.csv", bytes("a,b\n1,2\n"), "text/csv")
                .post("/v1/skill-imports")
                .then()
                .statusCode(400)
                .body("type", equalTo("/problems/validation"));
    }

    @Test
    void escoArrivesWholeInSecondsAndTheSameAgainChangesNothing() {
        // Given
        var files = new LinkedHashMap<String, byte[]>();
        files.put("skills", RealData.read("esco/skills_en.csv"));
        files.put("groups", RealData.read("esco/skillGroups_en.csv"));
        files.put("hierarchy", RealData.read("esco/skillsHierarchy_en.csv"));
        files.put("broader", RealData.read("esco/broaderRelationsSkillPillar_en.csv"));
        files.put("related", RealData.read("esco/skillSkillRelations_en.csv"));
        var before = Bus.size("skills");
        // When
        var start = System.nanoTime();
        var done = imported("esco", files);
        var took = Duration.ofNanos(System.nanoTime() - start);
        // Then
        assertThat(done.getInt("added")).isEqualTo(13_673);
        assertThat(done.getInt("groups")).isEqualTo(640);
        assertThat(done.getInt("rejected")).isZero();
        assertThat(done.getInt("skippedRelations.broader")).isEqualTo(314);
        assertThat(done.getInt("skippedRelations.related"))
                .as("13 to concepts the files lack, and one skill related to itself")
                .isEqualTo(14);
        assertThat(took).isLessThan(Duration.ofSeconds(30));
        assertThat(counts(imported("esco", files))).containsExactly(0, 0, 0, 13_673);
        Awaitility.await().atMost(Duration.ofSeconds(60)).untilAsserted(() -> assertThat(Bus.size("skills") - before)
                .isGreaterThanOrEqualTo(13_673));
        var participant = given().auth().oauth2(Tokens.as("participant"));
        participant
                .queryParam("query", "data analytics")
                .get("/v1/skills")
                .then()
                .statusCode(200)
                .body("items[0].label", equalTo("data analytics"))
                .body("items.size()", greaterThan(3))
                .body("next", nullValue());
        assertThat(pagedThrough()).isGreaterThanOrEqualTo(13_673);
    }

    private static int pagedThrough() {
        var seen = new HashSet<String>();
        var cursor = "";
        while (cursor != null) {
            var page = given().auth()
                    .oauth2(Tokens.as("participant"))
                    .queryParam("limit", 200)
                    .queryParam("cursor", cursor)
                    .get("/v1/skills")
                    .then()
                    .statusCode(200)
                    .extract()
                    .jsonPath();
            seen.addAll(page.getList("items.id", String.class));
            cursor = page.getString("next");
        }
        return seen.size();
    }

    private static JsonPath imported(String taxonomy, Map<String, byte[]> files) {
        var request = given().auth().oauth2(Tokens.as("curator")).multiPart("taxonomy", taxonomy);
        files.forEach((part, content) -> request.multiPart(part, part + ".csv", content, "text/csv"));
        var location = request.post("/v1/skill-imports")
                .then()
                .statusCode(202)
                .extract()
                .header("Location");
        return Awaitility.await()
                .atMost(Duration.ofSeconds(60))
                .pollInterval(Duration.ofMillis(100))
                .until(
                        () -> given().auth()
                                .oauth2(Tokens.as("curator"))
                                .get(location)
                                .jsonPath(),
                        view -> view.getString("state").equals("done"));
    }

    private static List<Integer> counts(JsonPath view) {
        return List.of(view.getInt("added"), view.getInt("changed"), view.getInt("retired"), view.getInt("unchanged"));
    }

    private static byte[] skills(String name, String... rows) {
        var file = new StringBuilder("conceptUri,preferredLabel\n");
        for (var row : rows)
            file.append("urn:").append(name).append(':').append(row).append('\n');
        return bytes(file.toString());
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
