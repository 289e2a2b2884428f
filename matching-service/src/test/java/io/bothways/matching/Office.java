package io.bothways.matching;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.equalTo;

import io.bothways.infra.Tokens;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.awaitility.Awaitility;

/** What coordinators, reviewers and operators do, by the public API. */
public final class Office {
    public static final String COORDINATOR = Tokens.as("coordinator");
    public static final String FOREIGN_COORDINATOR = Tokens.of("another-coordinator@bothways.local", "coordinator");
    public static final String REVIEWER = Tokens.as("reviewer");
    public static final String OPERATOR = Tokens.as("operator");

    private Office() {}

    /** A unit of this organisation that no other test knows: eligibility keeps tests apart. */
    public static String freshUnit() {
        return "Unit " + UUID.randomUUID();
    }

    public static RequestSpecification by(String token) {
        return given().auth().oauth2(token).contentType(ContentType.JSON);
    }

    public static ValidatableResponse posts(String token, String path) {
        return by(token).post(path).then();
    }

    public static ValidatableResponse posts(String token, String path, Object body) {
        return by(token).body(body).post(path).then();
    }

    public static ValidatableResponse gets(String token, String path) {
        return by(token).get(path).then();
    }

    public static UUID draftProgramme(Map<String, Object> wanted) {
        Map<String, Object> programme = new HashMap<>(Map.of("name", "Each one teaches one", "type", "reciprocal"));
        programme.putAll(wanted);
        return id(posts(COORDINATOR, "/v1/programmes", programme).statusCode(201));
    }

    public static UUID publishedProgramme(Map<String, Object> wanted) {
        UUID programme = draftProgramme(wanted);
        posts(COORDINATOR, "/v1/programmes/" + programme + "/submission").statusCode(200);
        posts(REVIEWER, "/v1/programmes/" + programme + "/approval").statusCode(200);
        return programme;
    }

    /** A programme for one unit, published, with a cohort that takes people in. */
    public static UUID openCohort(String unit, Map<String, Object> programme, Map<String, Object> cohort) {
        Map<String, Object> forUnit = new HashMap<>(programme);
        forUnit.put("eligibility", Map.of("units", List.of(List.of(unit))));
        UUID programmeId = publishedProgramme(forUnit);
        Map<String, Object> wanted = new HashMap<>(
                Map.of("name", "Autumn", "startsAt", "2100-01-01T00:00:00Z", "endsAt", "2101-01-01T00:00:00Z"));
        wanted.putAll(cohort);
        UUID cohortId = id(posts(COORDINATOR, "/v1/programmes/" + programmeId + "/cohorts", wanted)
                .statusCode(201));
        posts(COORDINATOR, "/v1/cohorts/" + cohortId + "/opening").statusCode(202);
        until(() -> gets(COORDINATOR, "/v1/cohorts/" + cohortId).body("eligibility", equalTo("determined")));
        return cohortId;
    }

    public static UUID openCohort(String unit) {
        return openCohort(unit, Map.of(), Map.of());
    }

    public static UUID applies(Member member, UUID cohort) {
        return id(posts(member.token(), "/v1/cohorts/" + cohort + "/enrolments").statusCode(201));
    }

    /** Waits until the people are known here, with their profiles if they have any. */
    public static void known(Member... members) {
        for (Member member : members) {
            until(() -> gets(member.token(), "/v1/me/seats").statusCode(200));
        }
        quiet();
    }

    /** Nothing due, nothing on its way out, nothing to read. */
    public static void quiet() {
        until(() -> gets(OPERATOR, "/ops/quiet").statusCode(200).body("quiet", equalTo(true)));
    }

    /** Runs matching on the cohort and publishes the outcome; the id of the run. */
    public static UUID matches(UUID cohort) {
        posts(COORDINATOR, "/v1/cohorts/" + cohort + "/enrolment-closing");
        UUID run = solves(cohort);
        posts(COORDINATOR, "/v1/match-runs/" + run + "/publication").statusCode(200);
        return run;
    }

    /** Takes these people in, closes enrolment and runs matching; the run waits to be published. */
    public static UUID closesAndSolves(UUID cohort, Member... members) {
        return closesAndSolves(cohort, Map.of("objective", "stable"), members);
    }

    public static UUID closesAndSolves(UUID cohort, Map<String, Object> wishes, Member... members) {
        List.of(members).forEach(member -> applies(member, cohort));
        posts(COORDINATOR, "/v1/cohorts/" + cohort + "/enrolment-closing").statusCode(200);
        return solves(cohort, wishes);
    }

    public static UUID solves(UUID cohort) {
        return solves(cohort, Map.of("objective", "stable"));
    }

    /** The run waits to be published. */
    public static UUID solves(UUID cohort, Map<String, Object> wishes) {
        UUID run = id(posts(COORDINATOR, "/v1/cohorts/" + cohort + "/match-runs", wishes)
                .statusCode(202));
        until(() -> gets(COORDINATOR, "/v1/match-runs/" + run).body("state", equalTo("proposed")));
        return run;
    }

    /** The only open proposal of somebody. */
    public static UUID proposalOf(Member member) {
        List<String> ids = gets(member.token(), "/v1/me/proposals?state=open")
                .statusCode(200)
                .extract()
                .path("items.id");
        if (ids.size() != 1) {
            throw new AssertionError("one open proposal was expected but there are " + ids.size());
        }
        return UUID.fromString(ids.getFirst());
    }

    public static void advanceDays(int days) {
        String now = gets(OPERATOR, "/ops/clock").statusCode(200).extract().path("now");
        posts(
                        OPERATOR,
                        "/ops/clock",
                        Map.of(
                                "advanceTo",
                                java.time.Instant.parse(now)
                                        .plus(Duration.ofDays(days))
                                        .toString()))
                .statusCode(200);
        quiet();
    }

    public static void until(Runnable assertion) {
        Awaitility.await()
                .atMost(Duration.ofSeconds(20))
                .pollInterval(Duration.ofMillis(50))
                .untilAsserted(assertion::run);
    }

    public static UUID id(ValidatableResponse response) {
        return UUID.fromString(response.extract().path("id"));
    }
}
