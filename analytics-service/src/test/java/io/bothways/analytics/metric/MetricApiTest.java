package io.bothways.analytics.metric;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.bothways.analytics.Ledger;
import io.bothways.analytics.Organisation;
import io.bothways.infra.Tokens;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
class MetricApiTest {

    private static final Organisation ORGANISATION = Organisation.of(10);

    @Inject
    Ledger ledger;

    @BeforeEach
    void organisation() {
        ledger.holdsOnly(ORGANISATION);
    }

    @Test
    void describesItself() {
        var catalogue = get("/v1/metrics");

        assertThat(catalogue.getList("items.id"))
                .contains("M02", "M04", "M06", "M10", "M11", "M13", "M15", "M17", "M28", "M30", "M35", "M36");
        assertThat(catalogue.getString("items.find { it.id == 'M30' }.suppression"))
                .isEqualTo("process");
        assertThat(catalogue.getList("items.find { it.id == 'M02' }.filters")).isEmpty();
    }

    @Test
    void saysWhatAFigureIsOfAndAsOfWhen() {
        var figure = cohort("M28");

        assertThat(figure.getString("metric.id")).isEqualTo("M28");
        assertThat(figure.getInt("metric.version")).isEqualTo(1);
        assertThat(figure.getString("filter.cohort")).isEqualTo(ORGANISATION.cohort.toString());
        assertThat(Instant.parse(figure.getString("asOf"))).isAfterOrEqualTo(Organisation.AS_OF);
        assertThat(Instant.parse(figure.getString("knownAt"))).isBefore(Organisation.AS_OF);
        assertThat(Instant.parse(figure.getString("window.from"))).isEqualTo("2030-03-11T00:00:00Z");
        assertThat(figure.getInt("k")).isEqualTo(5);
        assertThat(figure.getDouble("measures[0].total.numerator")).isEqualTo(44);
        assertThat(figure.getDouble("measures[0].total.denominator")).isEqualTo(60);
        assertThat(figure.getDouble("measures[0].total.value")).isCloseTo(44 / 60.0, within(1e-6));
        assertThat(figure.getString("measures[0].total.interval.method")).isEqualTo("wilson");
    }

    @Test
    void withholdsAFunnelStepWhoseDifferenceIsSmall() {
        var funnel = cohort("M10");

        assertThat(total(funnel, "eligible")).containsEntry("status", "shown");
        assertThat(total(funnel, "applied")).containsEntry("status", "shown");
        // 40 of 44 went on: the four who did not would be a cell of four
        assertThat(total(funnel, "ready"))
                .containsEntry("status", "complementary")
                .doesNotContainKey("numerator");
        assertThat(total(funnel, "ready-of-previous")).doesNotContainKey("value");
        assertThat(total(funnel, "proposed-of-previous")).doesNotContainKey("value");
        assertThat(total(funnel, "proposed").get("numerator")).isEqualTo(36.0f);
        assertThat(total(funnel, "completed").get("numerator")).isEqualTo(20.0f);
    }

    @Test
    void withholdsSmallReasonsOfTheUnmatched() {
        var matchRate = cohort("M30");

        assertThat(matchRate.getDouble("measures[0].total.value")).isCloseTo(.7, within(1e-6));
        assertThat(total(matchRate, "unmatched-declined")).containsEntry("status", "suppressed");
        assertThat(total(matchRate, "unmatched-paused")).containsEntry("status", "shown");
    }

    @Test
    void doesNotLetCausesOfLeavingBeSubtractedFromTheTotal() {
        var turnover = get("/v1/metrics/M02");

        assertThat(total(turnover, "total").get("numerator")).isEqualTo(13.0f);
        assertThat(total(turnover, "retirement")).containsEntry("status", "suppressed");
        assertThat(total(turnover, "voluntary")).containsEntry("status", "complementary");
    }

    @Test
    void cutsByUnitAsItWasWhenTheCohortOpened() {
        var byUnit = get("/v1/metrics/M28?by=unit&cohort=" + ORGANISATION.cohort);

        List<Map<String, Object>> cells = byUnit.getList("measures[0].cells");
        assertThat(cells).extracting(cell -> cell.get("group")).containsExactly("Lab", "Legal", "Sales");
        assertThat(cells).extracting(cell -> cell.get("numerator")).containsExactly(30.0f, 0.0f, 14.0f);
        assertThat(cells).extracting(cell -> cell.get("denominator")).containsExactly(30.0f, 10.0f, 20.0f);
    }

    @Test
    void isTheSameAskedByProgrammeAndByItsOnlyCohort() {
        var byProgramme = get("/v1/metrics/M15?programme=" + ORGANISATION.programme);

        assertThat(byProgramme.getList("measures")).isEqualTo(cohort("M15").getList("measures"));
        assertThat(byProgramme.getDouble("measures[1].total.value")).isBetween(.3, 1.0);
    }

    @Test
    void countsSessionsGoalsAndAnswers() {
        // 13 pairs with 5 sessions each, of which 6 were missed and 13 attested by one only
        assertThat(total(cohort("M13"), "attendance").get("numerator")).isEqualTo(59.0f);
        assertThat(total(cohort("M13"), "attendance").get("denominator")).isEqualTo(65.0f);
        assertThat(total(cohort("M13"), "double-attested").get("numerator")).isEqualTo(46.0f);
        // 28 goals: 5 partly reached, 4 dropped
        assertThat(total(cohort("M17"), "attained").get("numerator")).isEqualTo(21.5f);
        assertThat(total(cohort("M36"), "both-satisfied").get("numerator")).isEqualTo(5.0f);
        assertThat(total(cohort("M31"), "accepted").get("numerator")).isEqualTo(14.0f);
        assertThat(total(cohort("M11"), "median").get("value")).isEqualTo(3.0f);
    }

    @Test
    void answersTheSameAgainAlsoWhereItDraws() {
        var first = cohort("M35");

        assertThat(cohort("M35").getList("measures")).isEqualTo(first.getList("measures"));
    }

    private static Map<String, Object> total(JsonPath figure, String measure) {
        return figure.getMap("measures.find { it.measure == '" + measure + "' }.total");
    }

    private static JsonPath cohort(String metric) {
        return get("/v1/metrics/" + metric + "?cohort=" + ORGANISATION.cohort);
    }

    private static JsonPath get(String path) {
        return given().auth()
                .oauth2(Tokens.as("hr-analyst"))
                .get(path)
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
    }
}
