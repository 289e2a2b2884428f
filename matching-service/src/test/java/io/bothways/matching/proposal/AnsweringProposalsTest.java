package io.bothways.matching.proposal;

import static io.bothways.matching.Member.aMember;
import static io.bothways.matching.Office.COORDINATOR;
import static io.bothways.matching.Office.FOREIGN_COORDINATOR;
import static io.bothways.matching.Office.OPERATOR;
import static io.bothways.matching.Office.advanceDays;
import static io.bothways.matching.Office.applies;
import static io.bothways.matching.Office.freshUnit;
import static io.bothways.matching.Office.gets;
import static io.bothways.matching.Office.known;
import static io.bothways.matching.Office.matches;
import static io.bothways.matching.Office.openCohort;
import static io.bothways.matching.Office.posts;
import static io.bothways.matching.Office.proposalOf;
import static io.bothways.matching.Office.quiet;
import static io.bothways.matching.Office.solves;
import static io.bothways.matching.Office.until;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import io.bothways.fixture.Bus;
import io.bothways.matching.Member;
import io.bothways.matching.Outside;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

@QuarkusTest
class AnsweringProposalsTest {
    private final String unit = freshUnit();

    private Member exchanging(String teaches, String wants) {
        return aMember(unit).teaching(teaches, 4).learning(wants, 4);
    }

    private static void seats(Member member, int taken) {
        gets(member.token(), "/v1/me/seats").statusCode(200).body("hats.taken", contains(taken, taken));
    }

    /** Two people whom a published run has proposed to each other. */
    private UUID proposed(Member first, Member second) {
        first.joins().publishes();
        second.joins().publishes();
        known(first, second);
        UUID cohort = openCohort(unit);
        applies(first, cohort);
        applies(second, cohort);
        matches(cohort);
        return proposalOf(first);
    }

    private static String partnershipOf(Member member, UUID proposal) {
        return gets(member.token(), "/v1/proposals/" + proposal).extract().path("partnershipId");
    }

    @Test
    void aProposalIsExplainedInBothDirectionsBeforeItIsAnswered() {
        Member first = exchanging("sql", "coaching");
        Member second = exchanging("coaching", "sql");

        UUID proposal = proposed(first, second);

        gets(second.token(), "/v1/proposals/" + proposal)
                .statusCode(200)
                .header("ETag", "\"0\"")
                .body("state", equalTo("sent"))
                .body("directions", hasSize(2))
                .body("directions.required", everyItem(equalTo(true)))
                .body("directions.gain", everyItem(equalTo(10_000)))
                .body("directions.skills.levelTo", everyItem(contains(4)))
                .body("actions", containsInAnyOrder("acceptance", "decline"));
        gets(aMember(unit).joins().token(), "/v1/proposals/" + proposal).statusCode(404);
        gets(FOREIGN_COORDINATOR, "/v1/proposals/" + proposal).statusCode(404);
        assertThat(Bus.types("proposals", proposal, 1)).containsExactly("io.bothways.matching.proposal-sent.v1");
    }

    @Test
    void theSecondAcceptanceFormsThePartnershipAndAnnouncesItOnce() {
        Member first = exchanging("sql", "coaching");
        Member second = exchanging("coaching", "sql");
        UUID proposal = proposed(first, second);

        posts(second.token(), "/v1/proposals/" + proposal + "/acceptance")
                .statusCode(200)
                .body("state", equalTo("accepted-by-one"));
        posts(second.token(), "/v1/proposals/" + proposal + "/acceptance").statusCode(200);
        posts(first.token(), "/v1/proposals/" + proposal + "/acceptance")
                .statusCode(200)
                .body("state", equalTo("accepted"), "partnershipId", notNullValue());
        posts(first.token(), "/v1/proposals/" + proposal + "/acceptance").statusCode(200);

        seats(first, 1);
        seats(second, 1);
        gets(first.token(), "/v1/me/enrolments").body("items.state", contains("partnered"));
        UUID partnership = UUID.fromString(partnershipOf(first, proposal));
        var formed = Bus.hears("pairings", partnership, 1);
        assertThat(formed).hasSize(1);
        assertThat(formed.getFirst().data().path("directions")).hasSize(2);
        assertThat(formed.getFirst().data().path("readySince")).hasSize(2);
        assertThat(Bus.types("proposals", proposal, 3))
                .containsExactly(
                        "io.bothways.matching.proposal-sent.v1",
                        "io.bothways.matching.proposal-accepted.v1",
                        "io.bothways.matching.proposal-accepted.v1");
    }

    @Test
    void theEndOfThePartnershipFreesTheSeatsExactlyOnce() {
        Member first = exchanging("sql", "coaching").seats(2, 2);
        Member second = exchanging("coaching", "sql").seats(2, 2);
        UUID proposal = proposed(first, second);
        posts(first.token(), "/v1/proposals/" + proposal + "/acceptance").statusCode(200);
        posts(second.token(), "/v1/proposals/" + proposal + "/acceptance").statusCode(200);
        UUID partnership = UUID.fromString(partnershipOf(first, proposal));
        Map<String, Object> ended = Map.of("partnershipId", partnership, "cause", "planned");

        Outside.says("sessions", "partnerships", partnership, "partnership-completed", ended);
        Outside.repeats("sessions", "partnerships", partnership, "partnership-completed", ended);
        Outside.says("sessions", "partnerships", partnership, "partnership-ended-early", ended);
        quiet();

        seats(first, 0);
        seats(second, 0);
        gets(first.token(), "/v1/me/enrolments").body("items.state", contains("ready"));
    }

    @Test
    void aDeclineEndsItAndItsReasonIsForTheCoordinatorOnly() {
        Member first = exchanging("sql", "coaching");
        Member second = exchanging("coaching", "sql");
        UUID proposal = proposed(first, second);

        posts(first.token(), "/v1/proposals/" + proposal + "/decline", Map.of("reason", "no-fit"))
                .statusCode(200)
                .body("state", equalTo("declined"), "declineReason", nullValue(), "actions", empty());

        gets(second.token(), "/v1/proposals/" + proposal).body("declineReason", nullValue());
        gets(COORDINATOR, "/v1/proposals/" + proposal).body("declineReason", equalTo("no-fit"));
        posts(second.token(), "/v1/proposals/" + proposal + "/acceptance")
                .statusCode(409)
                .body("type", equalTo("/problems/proposal-closed"), "state", equalTo("declined"));
        assertThat(Bus.hears("proposals", proposal, 2).getLast().data().toString())
                .doesNotContain("no-fit")
                .doesNotContain("by");
    }

    @Test
    void silenceIsRemindedTwiceAndThenExpires() {
        Member first = exchanging("sql", "coaching");
        Member second = exchanging("coaching", "sql");
        UUID proposal = proposed(first, second);
        posts(first.token(), "/v1/proposals/" + proposal + "/acceptance").statusCode(200);

        advanceDays(8);

        gets(first.token(), "/v1/proposals/" + proposal).body("state", equalTo("expired"));
        assertThat(Bus.types("proposals", proposal, 5))
                .containsExactly(
                        "io.bothways.matching.proposal-sent.v1",
                        "io.bothways.matching.proposal-accepted.v1",
                        "io.bothways.matching.proposal-reminder-due.v1",
                        "io.bothways.matching.proposal-reminder-due.v1",
                        "io.bothways.matching.proposal-expired.v1");
    }

    @Test
    void aLeaverInvalidatesWhatIsOpenAndFormsNothingAnyMore() {
        Member first = exchanging("sql", "coaching");
        Member second = exchanging("coaching", "sql");
        UUID proposal = proposed(first, second);
        posts(first.token(), "/v1/proposals/" + proposal + "/acceptance").statusCode(200);

        second.leaves();

        until(() -> gets(first.token(), "/v1/proposals/" + proposal).body("state", equalTo("invalidated")));
        posts(first.token(), "/v1/proposals/" + proposal + "/acceptance").statusCode(409);
        seats(first, 0);
    }

    @Test
    void aCoordinatorTakesAProposalBack() {
        Member first = exchanging("sql", "coaching");
        Member second = exchanging("coaching", "sql");
        UUID proposal = proposed(first, second);

        posts(FOREIGN_COORDINATOR, "/v1/proposals/" + proposal + "/withdrawal").statusCode(404);
        posts(COORDINATOR, "/v1/proposals/" + proposal + "/withdrawal")
                .statusCode(200)
                .body("state", equalTo("withdrawn"));

        posts(second.token(), "/v1/proposals/" + proposal + "/acceptance").statusCode(409);
    }

    @Test
    void aLimitLoweredBelowWhatIsTakenClosesTheHatAndSupersedesTheSecondAcceptance() {
        Member first = exchanging("sql", "coaching");
        Member second = exchanging("coaching", "sql");
        UUID proposal = proposed(first, second);
        posts(first.token(), "/v1/proposals/" + proposal + "/acceptance").statusCode(200);
        first.seats(0, 1).publishes();
        quiet();

        posts(second.token(), "/v1/proposals/" + proposal + "/acceptance")
                .statusCode(409)
                .body("type", equalTo("/problems/seat-taken"));

        gets(second.token(), "/v1/proposals/" + proposal).body("state", equalTo("superseded"));
        seats(first, 0);
        seats(second, 0);
    }

    @Test
    void aRunWhosePoolHasChangedIsStale() {
        Member first = exchanging("sql", "coaching").joins().publishes();
        Member second = exchanging("coaching", "sql").joins().publishes();
        known(first, second);
        UUID cohort = openCohort(unit);
        applies(first, cohort);
        UUID enrolment = applies(second, cohort);
        posts(COORDINATOR, "/v1/cohorts/" + cohort + "/enrolment-closing").statusCode(200);
        UUID run = solves(cohort);
        posts(COORDINATOR, "/v1/cohorts/" + cohort + "/match-runs", Map.of("objective", "stable"))
                .statusCode(409)
                .body("type", equalTo("/problems/match-run-open"));
        posts(second.token(), "/v1/enrolments/" + enrolment + "/pause").statusCode(200);

        posts(COORDINATOR, "/v1/match-runs/" + run + "/publication")
                .statusCode(409)
                .body("type", equalTo("/problems/match-run-stale"));

        gets(COORDINATOR, "/v1/match-runs/" + run).body("state", equalTo("stale"), "actions", empty());
        gets(first.token(), "/v1/me/proposals").body("items", empty());
        UUID again = solves(cohort);
        gets(COORDINATOR, "/v1/match-runs/" + again + "/unmatched")
                .body("items.personId", contains(first.id().toString()))
                .body("items.reason", contains("nobody-teaches-it"));
        posts(COORDINATOR, "/v1/match-runs/" + again + "/discarding")
                .statusCode(200)
                .body("state", equalTo("discarded"));
    }

    @Test
    void aRunTellsWhatItIsWorthAndWhyEachPairWasChosen() {
        Member first = exchanging("sql", "coaching").joins().publishes();
        Member second = exchanging("coaching", "sql").joins().publishes();
        Member left = exchanging("weaving", "pottery").joins().publishes();
        known(first, second, left);
        UUID cohort = openCohort(unit);
        List.of(first, second, left).forEach(member -> applies(member, cohort));

        UUID run = matches(cohort);

        gets(COORDINATOR, "/v1/match-runs/" + run)
                .statusCode(200)
                .body("state", equalTo("published"))
                .body("people", equalTo(3), "matched", equalTo(2), "pairs", equalTo(1))
                .body("blockingPairs", equalTo(0), "score", equalTo(9_000))
                .body("unmatched", equalTo(Map.of("nobody-teaches-it", 1)))
                .body("digest.length()", equalTo(64));
        gets(COORDINATOR, "/v1/match-runs/" + run + "/pairs")
                .body(
                        "items.people",
                        contains(containsInAnyOrder(
                                first.id().toString(), second.id().toString())));
        gets(FOREIGN_COORDINATOR, "/v1/match-runs/" + run + "/pairs").statusCode(404);
        assertThat(Bus.types("match-runs", run, 1)).containsExactly("io.bothways.matching.match-run-published.v1");
    }

    @Test
    void verifyFindsNothingWrong() {
        Member first = exchanging("sql", "coaching");
        Member second = exchanging("coaching", "sql");
        UUID proposal = proposed(first, second);
        posts(first.token(), "/v1/proposals/" + proposal + "/acceptance").statusCode(200);
        posts(second.token(), "/v1/proposals/" + proposal + "/acceptance").statusCode(200);
        quiet();

        gets(OPERATOR, "/ops/verify")
                .statusCode(200)
                .body("checks.find { it.name == 'seats-match-pairings' }.ok", equalTo(true))
                .body("checks.find { it.name == 'no-live-pairing-of-a-leaver' }.ok", equalTo(true))
                .body("checks.find { it.name == 'no-pair-twice' }.ok", equalTo(true))
                .body("checks.find { it.name == 'places-match-enrolments' }.ok", equalTo(true))
                .body("checks.find { it.name == 'no-open-proposal-of-a-leaver' }.ok", equalTo(true));
    }
}
