package io.bothways.analytics.report;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.nullValue;

import io.bothways.analytics.Ledger;
import io.bothways.analytics.Organisation;
import io.bothways.infra.Tokens;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
class CohortReportTest {

    private static final Organisation ORGANISATION = Organisation.of(11);

    @Inject
    Ledger ledger;

    @BeforeEach
    void organisation() {
        ledger.holdsOnly(ORGANISATION);
    }

    @Test
    void holdsTheMetricsOfTheCohortAndTheTurnoverOfTheOrganisation() {
        var report = report("en");

        assertThat(report.getList("metrics.metric.id")).contains("M10", "M11", "M15", "M30", "M36");
        assertThat(report.getList("organisation.metric.id")).contains("M02", "M03", "M04", "M06");
        assertThat(report.getString("programme")).isEqualTo(ORGANISATION.programme.toString());
        assertThat(report.getString("state")).isEqualTo("in-progress");
    }

    @Test
    void comparesRetentionFromJoiningAndCallsItAnAssociation() {
        var retention = report("en");

        assertThat(retention.getString("retention.wording")).isEqualTo("association");
        Map<String, Object> any = retention.getMap("retention.comparisons.find { it.event == 'any' }");
        assertThat(any).containsEntry("status", "shown");
        assertThat(retention.getInt("retention.comparisons[0].participants.people"))
                .isEqualTo(28);
        assertThat(retention.getInt("retention.comparisons[0].participants.leavers"))
                .isEqualTo(5);
        assertThat(retention.getInt("retention.comparisons[0].others.people")).isEqualTo(32);
        assertThat(retention.getInt("retention.comparisons[0].others.leavers")).isEqualTo(8);
        assertThat(retention.getInt("retention.comparisons[0].difference.horizonMonths"))
                .isEqualTo(9);
        assertThat(retention.getDouble("retention.comparisons[0].difference.difference"))
                .isCloseTo(23 / 28.0 - 24 / 32.0, within(1e-4));
        assertThat(retention.getDouble("retention.comparisons[0].difference.low"))
                .isNegative();
        assertThat(retention.getList("retention.comparisons[0].months")).hasSize(9);
        assertThat(retention.getList("retention.cautions.code"))
                .contains(
                        "association-not-effect",
                        "people-chose-to-join",
                        "clock-starts-at-joining",
                        "few-leavers",
                        "no-difference-is-plausible");
    }

    @Test
    void withholdsTheVoluntaryLeaversWhenTheOthersCouldBeSubtracted() {
        Map<String, Object> voluntary = report("en").getMap("retention.comparisons.find { it.event == 'voluntary' }");

        assertThat(voluntary.get("status")).isIn("suppressed", "complementary");
        assertThat(voluntary).doesNotContainKeys("participants", "others", "months", "difference");
    }

    @Test
    void speaksTheLanguageOfTheReader() {
        List<String> german = report("de-AT,de;q=0.9").getList("retention.cautions.message");
        List<String> other = report("xx").getList("retention.cautions.message");

        assertThat(german).anyMatch(message -> message.contains("Zusammenhang"));
        assertThat(other).anyMatch(message -> message.contains("association"));
    }

    @Test
    void showsItsOwnProgrammeToACoordinatorAndNothingOfTheOrganisation() {
        given().auth()
                .oauth2(Tokens.of(Organisation.COORDINATOR, "coordinator"))
                .get("/v1/cohorts/" + ORGANISATION.cohort + "/report")
                .then()
                .statusCode(200)
                .body("metrics.metric.id", hasItem("M10"))
                .body("organisation", nullValue());
    }

    @Test
    void cutsTheComparisonByUnitWithoutShowingSmallOnes() {
        var byUnit = given().auth()
                .oauth2(Tokens.as("hr-analyst"))
                .get("/v1/retention?by=unit&cohort=" + ORGANISATION.cohort)
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();

        List<Map<String, Object>> groups = byUnit.getList("comparisons.findAll { it.group != null }");
        assertThat(groups).isNotEmpty().allSatisfy(group -> assertThat(group.get("status"))
                .isNotEqualTo("shown"));
    }

    private static JsonPath report(String language) {
        return given().auth()
                .oauth2(Tokens.as("hr-analyst"))
                .header("Accept-Language", language)
                .get("/v1/cohorts/" + ORGANISATION.cohort + "/report")
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
    }
}
