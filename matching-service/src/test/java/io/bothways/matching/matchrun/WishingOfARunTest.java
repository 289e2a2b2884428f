package io.bothways.matching.matchrun;

import static io.bothways.matching.Member.aMember;
import static io.bothways.matching.Office.COORDINATOR;
import static io.bothways.matching.Office.applies;
import static io.bothways.matching.Office.freshUnit;
import static io.bothways.matching.Office.gets;
import static io.bothways.matching.Office.id;
import static io.bothways.matching.Office.known;
import static io.bothways.matching.Office.openCohort;
import static io.bothways.matching.Office.posts;
import static io.bothways.matching.Office.quiet;
import static io.bothways.matching.Office.solves;
import static io.bothways.matching.Office.until;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.lessThan;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import io.bothways.matching.Member;
import io.bothways.platform.id.Ids;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What a coordinator asks of a run besides its objective, over HTTP. */
@QuarkusTest
class WishingOfARunTest {
    private final String unit = freshUnit();
    private final Member wanted =
            aMember(unit).teaching("sql", 5).learning("coaching", 4).learning("law", 4);
    private final Member best =
            aMember(unit).teaching("coaching", 4).teaching("law", 4).learning("sql", 5);
    private final Member second = aMember(unit).teaching("coaching", 4).learning("sql", 3);

    private UUID cohort() {
        for (Member member : List.of(wanted, best, second)) {
            member.joins().publishes();
        }
        known(wanted, best, second);
        return takesIn(openCohort(unit));
    }

    private UUID takesIn(UUID cohort) {
        List.of(wanted, best, second).forEach(member -> applies(member, cohort));
        posts(COORDINATOR, "/v1/cohorts/" + cohort + "/enrolment-closing").statusCode(200);
        return cohort;
    }

    private static void discards(UUID run) {
        posts(COORDINATOR, "/v1/match-runs/" + run + "/discarding").statusCode(200);
    }

    private static Map<String, Object> pairOf(UUID one, UUID other) {
        return Map.of("people", List.of(one, other));
    }

    @Test
    void aLockedPairIsInThePlanAndOneThatCannotBeIsNamedWithItsReason() {
        UUID cohort = cohort();
        UUID nobody = Ids.next();

        UUID run = solves(
                cohort,
                Map.of(
                        "objective",
                        "participation",
                        "locked",
                        List.of(pairOf(wanted.id(), second.id()), pairOf(nobody, best.id()))));

        gets(COORDINATOR, "/v1/match-runs/" + run + "/pairs")
                .body(
                        "items.people",
                        contains(containsInAnyOrder(
                                wanted.id().toString(), second.id().toString())));
        gets(COORDINATOR, "/v1/match-runs/" + run + "/locks")
                .statusCode(200)
                .body("items.unmet", containsInAnyOrder(nullValue(), equalTo("not-in-pool")));
        gets(COORDINATOR, "/v1/match-runs/" + run).body("blockingPairs", equalTo(1));
        gets(COORDINATOR, "/v1/match-runs/" + run + "/blocking-pairs")
                .statusCode(200)
                .body(
                        "items.people",
                        contains(containsInAnyOrder(
                                wanted.id().toString(), best.id().toString())))
                .body("items[0].score", equalTo(9_000), "items[0].more", containsInAnyOrder(9_000, 3_001));
        gets(COORDINATOR, "/v1/match-runs/" + run)
                .body("proof", equalTo("exact"), "matchable", equalTo(2), "matched", equalTo(2))
                .body("lowestGain", notNullValue(), "jobId", notNullValue())
                .body("candidatesEach", nullValue())
                .body("weakerSide.lowest", lessThan(10_000), "strongerSide.tenthPercentile", equalTo(10_000));
    }

    @Test
    void aRepairBreaksNoMoreOfAnEarlierRunThanItMay() {
        UUID cohort = cohort();
        UUID earlier =
                solves(cohort, Map.of("objective", "score", "locked", List.of(pairOf(wanted.id(), second.id()))));
        discards(earlier);

        UUID kept = solves(cohort, Map.of("objective", "score", "repair", Map.of("runId", earlier, "mayBreak", 0)));
        gets(COORDINATOR, "/v1/match-runs/" + kept)
                .body("brokenPairs", equalTo(0), "repairedRunId", equalTo(earlier.toString()));
        gets(COORDINATOR, "/v1/match-runs/" + kept + "/pairs")
                .body(
                        "items[0].people",
                        containsInAnyOrder(wanted.id().toString(), second.id().toString()));
        String ofKept = gets(COORDINATOR, "/v1/match-runs/" + kept).extract().path("inputDigest");
        String pool = gets(COORDINATOR, "/v1/match-runs/" + kept).extract().path("digest");
        discards(kept);
        UUID broken = solves(cohort, Map.of("objective", "score", "repair", Map.of("runId", earlier, "mayBreak", 1)));

        gets(COORDINATOR, "/v1/match-runs/" + broken)
                .body("brokenPairs", equalTo(1))
                .body("digest", equalTo(pool), "inputDigest", not(equalTo(ofKept)));
        gets(COORDINATOR, "/v1/match-runs/" + broken + "/pairs")
                .body(
                        "items[0].people",
                        containsInAnyOrder(wanted.id().toString(), best.id().toString()));
    }

    @Test
    void theRaisedFloorIsWhatTheWorstOffGains() {
        UUID run = solves(cohort(), Map.of("objective", "participation", "raiseFloor", true));

        int lowest = gets(COORDINATOR, "/v1/match-runs/" + run).extract().path("lowestGain");
        gets(COORDINATOR, "/v1/match-runs/" + run).body("raiseFloor", equalTo(true), "reachedFloor", equalTo(lowest));
    }

    @Test
    void aRunStrivesForWhatItsProgrammeSaysUnlessAskedForSomethingElse() {
        for (Member member : List.of(wanted, best, second)) {
            member.joins().publishes();
        }
        known(wanted, best, second);
        UUID byDefault = takesIn(openCohort(unit));
        UUID stable = takesIn(openCohort(unit, Map.of("objective", "stable"), Map.of()));

        UUID ofDefault = solves(byDefault, Map.of());
        gets(COORDINATOR, "/v1/match-runs/" + ofDefault).body("objective", equalTo("participation"));
        discards(ofDefault);
        gets(COORDINATOR, "/v1/match-runs/" + solves(byDefault, Map.of("objective", "score")))
                .body("objective", equalTo("score"));
        refused(stable, Map.of("raiseFloor", true), "/raiseFloor", "stable");
        gets(COORDINATOR, "/v1/match-runs/" + solves(stable, Map.of()))
                .body("objective", equalTo("stable"), "proof", equalTo("best-seats"));
    }

    @Test
    void aRunThatIsDiscardedBeforeItIsSolvedStaysSo() {
        UUID cohort = cohort();
        UUID run = id(posts(COORDINATOR, "/v1/cohorts/" + cohort + "/match-runs", Map.of("objective", "score"))
                .statusCode(202)
                .body("actions", contains("discarding")));

        discards(run);
        quiet();

        gets(COORDINATOR, "/v1/match-runs/" + run).body("state", equalTo("discarded"), "actions", empty());
        gets(COORDINATOR, "/v1/cohorts/" + cohort + "/match-runs").body("items", hasSize(1));
    }

    @Test
    void aRunThatFailsSaysWhyAndLeavesTheCohortFree() {
        second.teaching("go", 9);
        UUID cohort = cohort();

        UUID run = id(posts(COORDINATOR, "/v1/cohorts/" + cohort + "/match-runs", Map.of("objective", "score"))
                .statusCode(202));

        until(() -> gets(COORDINATOR, "/v1/match-runs/" + run).body("state", equalTo("failed")));
        gets(COORDINATOR, "/v1/match-runs/" + run)
                .body("failure.code", equalTo("pool"))
                .body("failure.message", allOf(containsString("pool"), containsString("new run")))
                .body("failure.message", not(containsString("Exception")))
                .body("closedAt", notNullValue(), "actions", empty());
        posts(COORDINATOR, "/v1/cohorts/" + cohort + "/match-runs", Map.of("objective", "score"))
                .statusCode(202);
    }

    @Test
    void wishesThatCannotBeMeantAreRefusedByField() {
        UUID cohort = cohort();
        refused(cohort, Map.of("objective", "stable", "raiseFloor", true), "/raiseFloor", "stable");
        refused(cohort, repair("stable", Ids.next()), "/repair", "stable");
        refused(cohort, Map.of("objective", "fastest"), "/objective", "participation");
        refused(cohort, repair("score", Ids.next()), "/repair/runId", "run of this cohort");
        refused(
                cohort,
                Map.of("objective", "score", "locked", List.of(pairOf(best.id(), best.id()))),
                "/locked/0/people",
                "different people");
        refused(
                cohort,
                Map.of("objective", "score", "locked", List.of(Map.of("people", List.of(best.id())))),
                "/locked/0/people",
                "2");
        gets(COORDINATOR, "/v1/cohorts/" + cohort + "/match-runs").body("items", empty());
    }

    private static Map<String, Object> repair(String objective, UUID run) {
        return Map.of("objective", objective, "repair", Map.of("runId", run, "mayBreak", 0));
    }

    private static void refused(UUID cohort, Map<String, Object> wishes, String pointer, String says) {
        posts(COORDINATOR, "/v1/cohorts/" + cohort + "/match-runs", wishes)
                .statusCode(400)
                .body("errors[0].pointer", equalTo(pointer), "errors[0].message", containsString(says));
    }
}
