package io.bothways.matching.programme;

import static io.bothways.matching.Office.COORDINATOR;
import static io.bothways.matching.Office.FOREIGN_COORDINATOR;
import static io.bothways.matching.Office.REVIEWER;
import static io.bothways.matching.Office.by;
import static io.bothways.matching.Office.draftProgramme;
import static io.bothways.matching.Office.gets;
import static io.bothways.matching.Office.posts;
import static io.bothways.matching.Office.publishedProgramme;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.notNullValue;

import io.bothways.fixture.Bus;
import io.bothways.infra.Identity;
import io.bothways.infra.Tokens;
import io.bothways.platform.access.LoginKey;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

@QuarkusTest
class RunningAProgrammeTest {
    private static final String ADMINISTRATOR = Tokens.as("administrator");

    @Test
    void aDraftHasTheDefaultsOfItsKindAndIsChangedByItsVersion() {
        UUID programme = draftProgramme(Map.of());
        String path = "/v1/programmes/" + programme;

        gets(COORDINATOR, path)
                .statusCode(200)
                .header("ETag", "\"0\"")
                .body("state", equalTo("draft"), "proposalDays", equalTo(7), "excludeSameLineLevels", equalTo(2))
                .body("actions", containsInAnyOrder("change", "submission"));
        var patch = by(COORDINATOR).contentType("application/merge-patch+json").body("{\"proposalDays\":10}");
        patch.patch(path).then().statusCode(428);
        by(COORDINATOR)
                .contentType("application/merge-patch+json")
                .header("If-Match", "\"0\"")
                .body("{\"proposalDays\":10,\"eligibility\":{\"minGrade\":2,\"units\":[[\"R&D\",\"Lab\"]]}}")
                .patch(path)
                .then()
                .statusCode(200)
                .body("proposalDays", equalTo(10), "eligibility.minGrade", equalTo(2))
                .body("eligibility.units", contains(contains("R&D", "Lab")));
        by(COORDINATOR)
                .contentType("application/merge-patch+json")
                .header("If-Match", "\"0\"")
                .body("{\"proposalDays\":11}")
                .patch(path)
                .then()
                .statusCode(412);
        by(COORDINATOR)
                .contentType("application/merge-patch+json")
                .header("If-Match", "\"1\"")
                .body("{\"proposalDays\":0}")
                .patch(path)
                .then()
                .statusCode(400)
                .body("errors.pointer", contains("/proposalDays"));
        gets(FOREIGN_COORDINATOR, path).statusCode(404);
    }

    @Test
    void whatItPrefersHasTheDefaultsOfItsType() {
        gets(COORDINATOR, "/v1/programmes/" + draftProgramme(Map.of()))
                .body("preferences.sharedHours", equalTo(15), "preferences.acrossUnits", equalTo(10))
                .body("preferences.gradeGap", equalTo(0), "preferences.formerPartners", equalTo("forbid"))
                .body("preferences.knowledgeAtRisk", equalTo(0), "preferences.participationPremium", equalTo(20_000))
                .body("preferences.closeness", equalTo(Map.of("narrower", 60, "broader", 40, "sibling", 10)));
        gets(COORDINATOR, "/v1/programmes/" + draftProgramme(Map.of("type", "reverse")))
                .body("preferences.gradeGap", equalTo(10), "preferences.wishedGradeGap", equalTo(2));
        gets(COORDINATOR, "/v1/programmes/" + draftProgramme(Map.of("type", "succession")))
                .body("preferences.knowledgeAtRisk", equalTo(30));
    }

    @Test
    void aPreferenceIsSaidAloneAndTakenBackByNull() {
        UUID programme = draftProgramme(Map.of(
                "preferences",
                Map.of("sharedHours", 40, "formerPartners", "prefer", "closeness", Map.of("sibling", 0))));
        String path = "/v1/programmes/" + programme;

        gets(COORDINATOR, path)
                .body("preferences.sharedHours", equalTo(40), "preferences.formerPartners", equalTo("prefer"))
                .body("preferences.acrossUnits", equalTo(10), "preferences.closeness.narrower", equalTo(60))
                .body("preferences.closeness.sibling", equalTo(0));
        by(COORDINATOR)
                .contentType("application/merge-patch+json")
                .header("If-Match", "\"0\"")
                .body("{\"preferences\":{\"sharedHours\":null,\"participationPremium\":100000,"
                        + "\"closeness\":{\"broader\":0}}}")
                .patch(path)
                .then()
                .statusCode(200)
                .body("preferences.sharedHours", equalTo(15), "preferences.formerPartners", equalTo("prefer"))
                .body("preferences.participationPremium", equalTo(100_000))
                .body("preferences.closeness", equalTo(Map.of("narrower", 60, "broader", 0, "sibling", 0)));
    }

    @Test
    void itsRunsStriveForParticipationUnlessItSaysOtherwise() {
        UUID programme = draftProgramme(Map.of());
        String path = "/v1/programmes/" + programme;
        gets(COORDINATOR, path).body("objective", equalTo("participation"));
        by(COORDINATOR)
                .contentType("application/merge-patch+json")
                .header("If-Match", "\"0\"")
                .body("{\"objective\":\"score\"}")
                .patch(path)
                .then()
                .statusCode(200)
                .body("objective", equalTo("score"));
        by(COORDINATOR)
                .contentType("application/merge-patch+json")
                .header("If-Match", "\"1\"")
                .body("{\"objective\":\"luck\"}")
                .patch(path)
                .then()
                .statusCode(400);
        posts(COORDINATOR, "/v1/programmes", Map.of("name", "x", "type", "peer", "objective", "luck"))
                .statusCode(400)
                .body("errors[0].pointer", equalTo("/objective"));
    }

    @Test
    void aPreferenceOutOfItsRangeIsRefusedByFieldAndRange() {
        Object wanted = Map.of(
                "name",
                "Too much",
                "type",
                "peer",
                "preferences",
                Map.of(
                        "languages",
                        101,
                        "wishedGradeGap",
                        21,
                        "participationPremium",
                        100_001,
                        "closeness",
                        Map.of("broader", -1)));

        posts(COORDINATOR, "/v1/programmes", wanted)
                .statusCode(400)
                .body(
                        "errors.pointer",
                        containsInAnyOrder(
                                "/preferences/languages",
                                "/preferences/wishedGradeGap",
                                "/preferences/participationPremium",
                                "/preferences/closeness/broader"))
                .body("errors.find { it.pointer == '/preferences/languages' }.message", containsString("100"))
                .body("errors.find { it.pointer == '/preferences/wishedGradeGap' }.message", containsString("20"))
                .body(
                        "errors.find { it.pointer == '/preferences/participationPremium' }.message",
                        containsString("100000"))
                .body("errors.find { it.pointer == '/preferences/closeness/broader' }.message", containsString("0"));
        posts(
                        COORDINATOR,
                        "/v1/programmes",
                        Map.of("name", "x", "type", "peer", "preferences", Map.of("formerPartners", "sometimes")))
                .statusCode(400)
                .body("errors.pointer", contains("/preferences/formerPartners"))
                .body("errors[0].message", equalTo("must be one of [forbid, ignore, prefer]"));
    }

    @Test
    void itIsPublishedBySomebodyOtherThanItsSubmitter() {
        String both = Tokens.of("both@bothways.local", "coordinator", "reviewer");
        UUID programme = UUID.fromString(posts(both, "/v1/programmes", Map.of("name", "Reverse", "type", "reverse"))
                .statusCode(201)
                .extract()
                .path("id"));
        String path = "/v1/programmes/" + programme;
        posts(both, path + "/approval").statusCode(409).body("type", equalTo("/problems/transition-not-allowed"));
        posts(both, path + "/submission").statusCode(200).body("state", equalTo("in-review"));

        posts(both, path + "/approval").statusCode(409).body("type", equalTo("/problems/own-review"));
        posts(REVIEWER, path + "/rejection").statusCode(200).body("state", equalTo("draft"));
        posts(both, path + "/submission").statusCode(200);
        posts(REVIEWER, path + "/approval").statusCode(200).body("state", equalTo("published"));
        posts(both, path + "/suspension").statusCode(200).body("state", equalTo("suspended"));
        posts(both, path + "/resumption").statusCode(200).body("state", equalTo("published"));
        posts(both, path + "/closing").statusCode(200).body("state", equalTo("closed"));

        assertThat(Bus.types("programmes", programme, 4))
                .containsExactly(
                        "io.bothways.matching.programme-published.v1",
                        "io.bothways.matching.programme-suspended.v1",
                        "io.bothways.matching.programme-published.v1",
                        "io.bothways.matching.programme-closed.v1");
    }

    @Test
    void theAdministratorNamesWhoCoordinates() {
        UUID programme = publishedProgramme(Map.of());
        String path = "/v1/programmes/" + programme + "/coordinators";
        String version =
                gets(COORDINATOR, "/v1/programmes/" + programme).extract().header("ETag");
        var wanted = Map.of("coordinators", List.of("another-coordinator@bothways.local"));

        by(COORDINATOR).body(wanted).put(path).then().statusCode(403);
        by(ADMINISTRATOR).body(wanted).put(path).then().statusCode(428);
        by(ADMINISTRATOR)
                .header("If-Match", version)
                .body(wanted)
                .put(path)
                .then()
                .statusCode(200);

        gets(FOREIGN_COORDINATOR, "/v1/programmes/" + programme).statusCode(200);
        posts(COORDINATOR, "/v1/programmes/" + programme + "/suspension").statusCode(404);
        assertThat(Bus.hears("programmes", programme, 2)
                        .getLast()
                        .data()
                        .path("coordinators")
                        .get(0)
                        .asText())
                .isEqualTo(LoginKey.of(Identity.ISSUER, "another-coordinator@bothways.local"));
    }

    @Test
    void theListIsPagedWithoutLossOrRepetition() {
        String mine = Tokens.of(UUID.randomUUID() + "@bothways.local", "coordinator");
        List<String> created = List.of("a", "b", "c").stream()
                .map(name -> posts(mine, "/v1/programmes", Map.of("name", name, "type", "peer"))
                        .statusCode(201)
                        .extract()
                        .<String>path("id"))
                .toList();

        var first = gets(mine, "/v1/programmes?limit=2").statusCode(200).header("Link", notNullValue());
        String next = first.extract().path("next");
        var second = gets(mine, "/v1/programmes?limit=2&cursor=" + next).statusCode(200);

        assertThat(first.extract().<List<String>>path("items.id")).isEqualTo(created.subList(0, 2));
        assertThat(second.extract().<List<String>>path("items.id")).isEqualTo(created.subList(2, 3));
        gets(mine, "/v1/programmes?cursor=x").statusCode(400);
        gets(mine, "/v1/programmes?limit=0").statusCode(400);
    }
}
