package io.bothways.matching.forbiddenpair;

import static io.bothways.matching.Member.aMember;
import static io.bothways.matching.Office.COORDINATOR;
import static io.bothways.matching.Office.FOREIGN_COORDINATOR;
import static io.bothways.matching.Office.by;
import static io.bothways.matching.Office.closesAndSolves;
import static io.bothways.matching.Office.freshUnit;
import static io.bothways.matching.Office.gets;
import static io.bothways.matching.Office.id;
import static io.bothways.matching.Office.known;
import static io.bothways.matching.Office.openCohort;
import static io.bothways.matching.Office.posts;
import static io.bothways.matching.Office.solves;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import io.bothways.infra.Identity;
import io.bothways.infra.Tokens;
import io.bothways.matching.Member;
import io.bothways.platform.access.LoginKey;
import io.bothways.platform.id.Ids;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

@QuarkusTest
class ForbiddingPairsTest {
    private final String unit = freshUnit();
    private final Member first = aMember(unit).teaching("sql", 4).learning("coaching", 4);
    private final Member second = aMember(unit).teaching("coaching", 4).learning("sql", 4);

    private void arrive() {
        Stream.of(first, second).forEach(member -> member.joins().publishes());
        known(first, second);
    }

    private Map<String, Object> bothFor(String reason) {
        return Map.of("people", List.of(second.id(), first.id()), "reason", reason);
    }

    private static String programmeOf(UUID cohort) {
        return "/v1/programmes/"
                + gets(COORDINATOR, "/v1/cohorts/" + cohort).extract().<String>path("programmeId");
    }

    private static ValidatableResponse forbids(String where, Object wanted) {
        return posts(COORDINATOR, where + "/forbidden-pairs", wanted);
    }

    private static void lifts(UUID pair) {
        posts(COORDINATOR, "/v1/forbidden-pairs/" + pair + "/lifting").statusCode(200);
    }

    @Test
    void aForbiddenPairIsInNoLaterRunAndItsReasonIsShownToTheCoordinatorAlone() {
        arrive();
        UUID cohort = openCohort(unit);
        UUID pair = id(forbids(programmeOf(cohort), bothFor("past-conflict")).statusCode(201));

        UUID run = closesAndSolves(cohort, first, second);

        gets(COORDINATOR, "/v1/cohorts/" + cohort + "/match-runs")
                .body("items[0].unmatched.forbidden-pair", equalTo(2));
        gets(COORDINATOR, "/v1/match-runs/" + run).body("pairs", equalTo(0), "unmatched.forbidden-pair", equalTo(2));
        gets(COORDINATOR, "/v1/match-runs/" + run + "/unmatched")
                .body(
                        "items.reason",
                        contains("forbidden-pair", "forbidden-pair"),
                        "items.remedy",
                        contains(null, null));
        gets(COORDINATOR, "/v1/match-runs/" + run + "/explanations/" + first.id() + "/" + second.id())
                .body("weighings[0].excludedBy", equalTo("forbidden-pair"), "weighings[0].gainsSuffice", equalTo(true));
        posts(COORDINATOR, "/v1/match-runs/" + run + "/publication").statusCode(200);
        for (Member member : List.of(first, second)) {
            gets(member.token(), "/v1/forbidden-pairs/" + pair).statusCode(403);
            gets(member.token(), "/v1/me/proposals").body("items", empty());
            assertThat(gets(member.token(), "/v1/me/enrolments").extract().asString())
                    .doesNotContain("forbidden");
        }
    }

    @Test
    void oneThatIsLiftedCanBePairedAgainAndStaysOnRecord() {
        arrive();
        UUID cohort = openCohort(unit);
        UUID pair = id(forbids("/v1/cohorts/" + cohort, bothFor("other")).statusCode(201));
        UUID without = closesAndSolves(cohort, first, second);
        gets(COORDINATOR, "/v1/match-runs/" + without).body("pairs", equalTo(0));
        posts(COORDINATOR, "/v1/match-runs/" + without + "/discarding").statusCode(200);
        String path = "/v1/forbidden-pairs/" + pair;
        by(COORDINATOR)
                .header("If-Match", "\"7\"")
                .post(path + "/lifting")
                .then()
                .statusCode(412);

        lifts(pair);

        gets(COORDINATOR, "/v1/match-runs/" + solves(cohort)).body("pairs", equalTo(1));
        gets(COORDINATOR, "/v1/match-runs/" + without + "/explanations/" + first.id() + "/" + second.id())
                .body("weighings[0].excludedBy", equalTo("forbidden-pair"));
        gets(COORDINATOR, path)
                .header("ETag", "\"1\"")
                .body("state", equalTo("lifted"), "liftedAt", notNullValue(), "actions", empty());
        posts(COORDINATOR, path + "/lifting")
                .statusCode(409)
                .body("type", equalTo("/problems/transition-not-allowed"), "state", equalTo("lifted"));
    }

    @Test
    void aRunThatWaitsToBePublishedIsStaleOnceItsPairIsForbidden() {
        arrive();
        UUID cohort = openCohort(unit);
        UUID run = closesAndSolves(cohort, first, second);
        gets(COORDINATOR, "/v1/match-runs/" + run).body("pairs", equalTo(1));

        forbids("/v1/cohorts/" + cohort, bothFor("conflict-of-interest")).statusCode(201);

        posts(COORDINATOR, "/v1/match-runs/" + run + "/publication")
                .statusCode(409)
                .body("type", equalTo("/problems/match-run-stale"));
        gets(first.token(), "/v1/me/proposals").body("items", empty());
    }

    @Test
    void itSaysWhoForbadeWhenAndWhyAndForWhichCohort() {
        arrive();
        UUID cohort = openCohort(unit);

        String ofCohort = forbids("/v1/cohorts/" + cohort, bothFor("one-of-them-asked"))
                .statusCode(201)
                .header("ETag", "\"0\"")
                .header("Location", containsString("/v1/forbidden-pairs/"))
                .body("cohortId", equalTo(cohort.toString()), "reason", equalTo("one-of-them-asked"))
                .body(
                        "people",
                        containsInAnyOrder(first.id().toString(), second.id().toString()))
                .body("forbiddenAt", notNullValue(), "liftedAt", nullValue(), "actions", contains("lifting"))
                .body("forbiddenBy", equalTo(LoginKey.of(Identity.ISSUER, "coordinator@bothways.local")))
                .extract()
                .path("id");
        forbids("/v1/cohorts/" + cohort, bothFor("other"))
                .statusCode(409)
                .body("type", equalTo("/problems/pair-already-forbidden"));
        String ofProgramme = forbids(programmeOf(cohort), bothFor("other"))
                .statusCode(201)
                .body("cohortId", nullValue())
                .extract()
                .path("id");
        lifts(UUID.fromString(ofCohort));

        gets(COORDINATOR, "/v1/cohorts/" + cohort + "/forbidden-pairs")
                .body("items.id", contains(ofCohort, ofProgramme));
        gets(COORDINATOR, programmeOf(cohort) + "/forbidden-pairs?state=in-force")
                .body("items.id", contains(ofProgramme));
        gets(COORDINATOR, programmeOf(cohort) + "/forbidden-pairs?state=lifted").body("items.id", contains(ofCohort));
        UUID sibling = openCohort(unit);
        gets(COORDINATOR, "/v1/cohorts/" + sibling + "/forbidden-pairs").body("items", empty());
        String auditor = Tokens.as("auditor");
        gets(auditor, "/v1/forbidden-pairs/" + ofCohort).statusCode(403);
        gets(FOREIGN_COORDINATOR, "/v1/forbidden-pairs/" + ofCohort).statusCode(404);
    }

    @Test
    void theListIsPagedWithoutLossOrRepetition() {
        Member third = aMember(unit).joins();
        arrive();
        known(third);
        UUID cohort = openCohort(unit);
        List<List<UUID>> pairs = List.of(
                List.of(first.id(), second.id()), List.of(second.id(), third.id()), List.of(third.id(), first.id()));
        List<String> made = pairs.stream()
                .map(people -> forbids("/v1/cohorts/" + cohort, Map.of("people", people, "reason", "other"))
                        .statusCode(201)
                        .extract()
                        .<String>path("id"))
                .toList();

        String path = "/v1/cohorts/" + cohort + "/forbidden-pairs?limit=2";
        var page = gets(COORDINATOR, path).statusCode(200).header("Link", notNullValue());
        String next = page.extract().path("next");

        assertThat(page.extract().<List<String>>path("items.id")).isEqualTo(made.subList(0, 2));
        gets(COORDINATOR, path + "&cursor=" + next).body("items.id", contains(made.get(2)), "next", nullValue());
    }

    @Test
    void whatCannotBeMeantIsRefusedByFieldAndChangesNothing() {
        arrive();
        UUID cohort = openCohort(unit);
        String where = "/v1/cohorts/" + cohort;
        refused(where, Map.of("people", List.of(first.id(), first.id()), "reason", "other"), "/people", "different");
        refused(where, Map.of("people", List.of(first.id()), "reason", "other"), "/people", "2");
        refused(
                where,
                Map.of("people", List.of(first.id(), Ids.next()), "reason", "other"),
                "/people",
                "people of the organisation");
        refused(where, Map.of("people", Collections.nCopies(3, first.id()), "reason", "other"), "/people", "2");
        refused(where, Map.of("people", List.of(first.id(), second.id())), "/reason", "null");
        refused(where, bothFor("because I say so"), "/reason", "conflict-of-interest");
        refused(where, Map.of("people", List.of("x", first.id()), "reason", "other"), "/people/0", "UUID");
        gets(COORDINATOR, where + "/forbidden-pairs?state=both")
                .statusCode(400)
                .body("errors[0].pointer", equalTo("/state"));
        gets(COORDINATOR, where + "/forbidden-pairs").body("items", empty());
    }

    private static void refused(String where, Map<String, Object> wanted, String pointer, String says) {
        forbids(where, wanted)
                .statusCode(400)
                .body("errors[0].pointer", equalTo(pointer), "errors[0].message", containsString(says));
    }

    @Test
    void ofManyWhoForbidOrLiftAtOnceOneDoes() throws InterruptedException, ExecutionException {
        arrive();
        String where = "/v1/cohorts/" + openCohort(unit);
        assertThat(together(() -> forbids(where, bothFor("other")).extract().statusCode()))
                .isEqualTo(Map.of(201, 1, 409, 7));
        UUID pair = UUID.fromString(
                gets(COORDINATOR, where + "/forbidden-pairs").extract().path("items[0].id"));
        assertThat(together(() -> posts(COORDINATOR, "/v1/forbidden-pairs/" + pair + "/lifting")
                        .extract()
                        .statusCode()))
                .isEqualTo(Map.of(200, 1, 409, 7));
    }

    private static Map<Integer, Integer> together(Callable<Integer> request)
            throws InterruptedException, ExecutionException {
        Map<Integer, Integer> answers = new TreeMap<>();
        try (var clients = Executors.newFixedThreadPool(8)) {
            List<Future<Integer>> futures = IntStream.range(0, 8)
                    .mapToObj(client -> clients.submit(request))
                    .toList();
            for (Future<Integer> answer : futures) {
                answers.merge(answer.get(), 1, Integer::sum);
            }
        }
        return answers;
    }
}
