package io.bothways.matching.enrolment;

import static io.bothways.matching.Member.aMember;
import static io.bothways.matching.Office.COORDINATOR;
import static io.bothways.matching.Office.FOREIGN_COORDINATOR;
import static io.bothways.matching.Office.advanceDays;
import static io.bothways.matching.Office.applies;
import static io.bothways.matching.Office.by;
import static io.bothways.matching.Office.draftProgramme;
import static io.bothways.matching.Office.freshUnit;
import static io.bothways.matching.Office.gets;
import static io.bothways.matching.Office.known;
import static io.bothways.matching.Office.openCohort;
import static io.bothways.matching.Office.posts;
import static io.bothways.matching.Office.publishedProgramme;
import static io.bothways.matching.Office.until;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.startsWith;

import io.bothways.fixture.Bus;
import io.bothways.matching.Member;
import io.bothways.platform.sql.Sql;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

@QuarkusTest
class EnrollingTest {
    private final String unit = freshUnit();

    @Inject
    Sql sql;

    private Member aReadyMember() {
        return aMember(unit).teaching("sql", 4).learning("coaching", 3).joins().publishes();
    }

    private static void stateIs(Member member, UUID enrolment, String state) {
        until(() -> gets(member.token(), "/v1/enrolments/" + enrolment).body("state", equalTo(state)));
    }

    @Test
    void anApplicationWaitsForTheProfileAndIsReadyWithIt() {
        Member member = aMember(unit).teaching("sql", 4).learning("coaching", 3).joins();
        known(member);
        UUID cohort = openCohort(unit);

        UUID enrolment = applies(member, cohort);
        stateIs(member, enrolment, "profile-incomplete");
        member.publishes();

        stateIs(member, enrolment, "ready");
        assertThat(Bus.types("enrolments", enrolment, 2))
                .containsExactly(
                        "io.bothways.matching.enrolment-applied.v1", "io.bothways.matching.enrolment-ready.v1");
    }

    @Test
    void whoBecomesEligibleWhileTheCohortStillOpensIsNotLost() {
        UUID cohort = openCohort(unit);
        // as it is before the job that finds everybody has come to its end
        sql.update("update cohort set eligibility_determined_at = null where id = ?", cohort);

        Member member = aMember(unit).joins();

        known(member);
        applies(member, cohort);
    }

    @Test
    void nobodyEnrolsWhereTheProgrammeDoesNotRunOrTheCohortTakesNobodyIn() {
        Member member = aReadyMember();
        known(member);
        UUID cohort = openCohort(unit);
        String programme = "/v1/programmes/"
                + gets(COORDINATOR, "/v1/cohorts/" + cohort).extract().path("programmeId");

        posts(COORDINATOR, programme + "/suspension").statusCode(200);
        for (String refused : List.of("/enrolments", "/invitations", "/opening")) {
            by(refused.equals("/enrolments") ? member.token() : COORDINATOR)
                    .body(refused.equals("/invitations") ? Map.of("all", true) : Map.of())
                    .post("/v1/cohorts/" + cohort + refused)
                    .then()
                    .statusCode(409)
                    .body("type", equalTo("/problems/programme-not-running"));
        }
        posts(COORDINATOR, programme + "/resumption").statusCode(200);
        posts(COORDINATOR, "/v1/cohorts/" + cohort + "/enrolment-closing").statusCode(200);

        posts(member.token(), "/v1/cohorts/" + cohort + "/enrolments")
                .statusCode(409)
                .body("type", equalTo("/problems/cohort-not-enrolling"), "state", equalTo("enrolment-closed"));
        posts(COORDINATOR, "/v1/cohorts/" + cohort + "/invitations", Map.of("all", true))
                .statusCode(409)
                .body("type", equalTo("/problems/cohort-not-enrolling"), "state", equalTo("enrolment-closed"));
    }

    @Test
    void aStateThatNothingCanBeInIsRefusedWithTheStatesThatThereAre() {
        Member member = aMember(unit).joins();
        known(member);
        UUID cohort = openCohort(unit);
        for (String list : List.of(
                "/v1/cohorts/" + cohort + "/enrolments",
                "/v1/cohorts/" + cohort + "/proposals",
                "/v1/cohorts/" + cohort + "/forbidden-pairs",
                "/v1/me/proposals")) {
            gets(list.contains("/me/") ? member.token() : COORDINATOR, list + "?state=nonsense")
                    .statusCode(400)
                    .body("errors[0].pointer", equalTo("/state"), "errors[0].message", startsWith("must be one of ["));
        }
    }

    @Test
    void cohortsOfAProgrammeThatTheCallerDoesNotSeeAreNotFound() {
        Member member = aMember(unit).joins();
        known(member);
        UUID draft = draftProgramme(Map.of());
        for (UUID programme : List.of(draft, UUID.randomUUID())) {
            for (String caller : List.of(member.token(), FOREIGN_COORDINATOR)) {
                gets(caller, "/v1/programmes/" + programme + "/cohorts").statusCode(404);
            }
        }
        gets(COORDINATOR, "/v1/programmes/" + draft + "/cohorts").statusCode(200);
        gets(member.token(), "/v1/programmes/" + publishedProgramme(Map.of()) + "/cohorts")
                .statusCode(200);
    }

    @Test
    void invitationsGoToEverybodyEligibleOnceAndLapse() {
        Member first = aReadyMember();
        Member second = aReadyMember();
        Member elsewhere = aMember(freshUnit()).joins();
        known(first, second, elsewhere);
        UUID cohort = openCohort(unit);

        posts(COORDINATOR, "/v1/cohorts/" + cohort + "/invitations", Map.of("all", true))
                .statusCode(201)
                .body("invited", equalTo(2));
        posts(COORDINATOR, "/v1/cohorts/" + cohort + "/invitations", Map.of("all", true))
                .statusCode(201)
                .body("invited", equalTo(0), "alreadyEnrolled", equalTo(2));
        posts(COORDINATOR, "/v1/cohorts/" + cohort + "/invitations", Map.of("personIds", List.of(elsewhere.id())))
                .statusCode(409)
                .body("type", equalTo("/problems/not-eligible"));
        UUID accepted = applies(first, cohort);
        advanceDays(15);

        stateIs(first, accepted, "ready");
        gets(COORDINATOR, "/v1/cohorts/" + cohort + "/enrolments?state=lapsed")
                .statusCode(200)
                .body("items.personId", contains(second.id().toString()));
        applies(second, cohort);
        gets(elsewhere.token(), "/v1/cohorts/" + cohort).statusCode(404);
        posts(elsewhere.token(), "/v1/cohorts/" + cohort + "/enrolments")
                .statusCode(409)
                .body("type", equalTo("/problems/not-eligible"));
    }

    @Test
    void approvalIsAskedWhereTheProgrammeDemandsIt() {
        Member wanted = aReadyMember();
        Member unwanted = aReadyMember();
        known(wanted, unwanted);
        UUID cohort = openCohort(unit, Map.of("requiresApproval", true), Map.of());
        UUID one = applies(wanted, cohort);
        UUID other = applies(unwanted, cohort);

        posts(FOREIGN_COORDINATOR, "/v1/enrolments/" + one + "/approval").statusCode(404);
        posts(COORDINATOR, "/v1/enrolments/" + one + "/approval")
                .statusCode(200)
                .body("state", equalTo("ready"));
        posts(COORDINATOR, "/v1/enrolments/" + other + "/rejection")
                .statusCode(200)
                .body("state", equalTo("rejected"));

        posts(unwanted.token(), "/v1/cohorts/" + cohort + "/enrolments")
                .statusCode(409)
                .body("type", equalTo("/problems/already-enrolled"));
        posts(COORDINATOR, "/v1/enrolments/" + other + "/approval")
                .statusCode(409)
                .body("type", equalTo("/problems/transition-not-allowed"), "state", equalTo("rejected"));
    }

    @Test
    void aFullCohortPutsPeopleOnTheWaitingListAndTakesTheNextInWhenAPlaceIsFreed() {
        Member first = aReadyMember();
        Member second = aReadyMember();
        known(first, second);
        UUID cohort = openCohort(unit, Map.of(), Map.of("capacity", 1));
        UUID inside = applies(first, cohort);
        UUID waiting = applies(second, cohort);
        stateIs(second, waiting, "waitlisted");

        posts(first.token(), "/v1/enrolments/" + inside + "/withdrawal")
                .statusCode(200)
                .body("state", equalTo("withdrawn"));

        stateIs(second, waiting, "ready");
        applies(first, cohort);
        stateIs(first, inside, "waitlisted");
    }

    @Test
    void leavePausesAndTheReturnResumesButNotWhatThePersonPaused() {
        Member member = aReadyMember();
        known(member);
        UUID enrolment = applies(member, openCohort(unit));

        member.goesOnLeave();
        stateIs(member, enrolment, "paused");
        member.returns();
        stateIs(member, enrolment, "ready");
        posts(member.token(), "/v1/enrolments/" + enrolment + "/pause").statusCode(200);
        member.goesOnLeave().returns();
        known(member);

        stateIs(member, enrolment, "paused");
        posts(member.token(), "/v1/enrolments/" + enrolment + "/resumption")
                .statusCode(200)
                .body("state", equalTo("ready"));
    }

    @Test
    void aLeaverIsEndedByHrAndLetInNowhere() {
        Member member = aReadyMember();
        known(member);
        UUID cohort = openCohort(unit);
        UUID enrolment = applies(member, cohort);

        member.leaves();

        until(() -> gets(COORDINATOR, "/v1/enrolments/" + enrolment).body("state", equalTo("ended-by-hr")));
        gets(member.token(), "/v1/me/enrolments").statusCode(401).body("type", equalTo("/problems/person-left"));
        gets(COORDINATOR, "/v1/cohorts/" + cohort + "/eligibility").body("people", equalTo(0));
    }

    @Test
    void aNewcomerOfTheUnitIsEligibleWhileTheCohortTakesPeopleIn() {
        UUID cohort = openCohort(unit);
        Member newcomer = aReadyMember();
        known(newcomer);

        gets(newcomer.token(), "/v1/cohorts/" + cohort).statusCode(200).body("actions", contains("enrolments"));
        gets(COORDINATOR, "/v1/cohorts/" + cohort + "/eligibility")
                .body("people", equalTo(1), "units.unit", contains(contains(unit)));
        applies(newcomer, cohort);
        gets(newcomer.token(), "/v1/me/enrolments").body("items", hasSize(1));
    }

    @Test
    void theSameApplicationTwiceWithOneKeyIsOneEnrolment() {
        Member member = aReadyMember();
        known(member);
        UUID cohort = openCohort(unit);

        var first =
                by(member.token()).header("Idempotency-Key", "apply-1").post("/v1/cohorts/" + cohort + "/enrolments");
        var again =
                by(member.token()).header("Idempotency-Key", "apply-1").post("/v1/cohorts/" + cohort + "/enrolments");

        assertThat(first.statusCode()).isEqualTo(201);
        assertThat(again.statusCode()).isEqualTo(201);
        assertThat(again.header("Idempotent-Replayed")).isEqualTo("true");
        assertThat(again.jsonPath().getString("id")).isEqualTo(first.jsonPath().getString("id"));
    }

    @Test
    void theEndOfTheCohortRemovesEverybodyWhenItIsCancelled() {
        Member member = aReadyMember();
        known(member);
        UUID cohort = openCohort(unit);
        UUID enrolment = applies(member, cohort);

        posts(COORDINATOR, "/v1/cohorts/" + cohort + "/cancellation")
                .statusCode(200)
                .body("state", equalTo("cancelled"), "actions", hasSize(0));

        stateIs(member, enrolment, "removed");
    }
}
