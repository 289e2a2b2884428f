package io.bothways.matching.matchrun;

import static io.bothways.matching.Member.aMember;
import static io.bothways.matching.Member.skill;
import static io.bothways.matching.Office.COORDINATOR;
import static io.bothways.matching.Office.FOREIGN_COORDINATOR;
import static io.bothways.matching.Office.closesAndSolves;
import static io.bothways.matching.Office.freshUnit;
import static io.bothways.matching.Office.gets;
import static io.bothways.matching.Office.known;
import static io.bothways.matching.Office.openCohort;
import static io.bothways.matching.Office.posts;
import static io.bothways.matching.Office.quiet;
import static io.bothways.matching.Office.solves;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import io.bothways.matching.Member;
import io.bothways.matching.Statements;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

@QuarkusTest
class ExplainingARunTest {
    private final String unit = freshUnit();

    private Member exchanging(String teaches, String wants) {
        return aMember(unit).teaching(teaches, 4).learning(wants, 4);
    }

    private static void inThePool(Member... members) {
        Stream.of(members).forEach(member -> member.joins().publishes());
        known(members);
    }

    private static String explanation(UUID run, Member one, Member other) {
        return "/v1/match-runs/" + run + "/explanations/" + one.id() + "/" + other.id();
    }

    @Test
    void anyPairOfThePoolIsWeighedStepByStepAlsoAfterPublication() {
        Member first = exchanging("sql", "coaching");
        Member second = exchanging("coaching", "sql");
        Member third = exchanging("coaching", "sql");
        Member foreign = exchanging("coaching", "sql").joins().publishes();
        inThePool(first, second, third);
        UUID run = closesAndSolves(openCohort(unit), first, second, third);
        List<String> paired =
                gets(COORDINATOR, "/v1/match-runs/" + run + "/pairs").extract().path("items[0].people");
        Member left = paired.contains(third.id().toString()) ? second : third;
        Member chosen = left == third ? second : third;
        posts(COORDINATOR, "/v1/match-runs/" + run + "/publication").statusCode(200);

        for (Member other : List.of(chosen, left)) {
            gets(COORDINATOR, explanation(run, first, other))
                    .statusCode(200)
                    .body("asSolved", other == chosen ? notNullValue() : nullValue())
                    .body("factsChanged", equalTo(false), "weighings[0].costsAtLeast", nullValue())
                    .body("minimumGain", equalTo(1_500), "weighings", hasSize(1))
                    .body("weighings[0].gainsSuffice", equalTo(true), "weighings[0].excludedBy", nullValue())
                    .body("weighings[0].gains", equalTo(10_000), "weighings[0].score", equalTo(9_000))
                    .body("weighings[0].directions.gain", contains(10_000, 10_000))
                    .body("weighings[0].directions.skills.levelTo", contains(contains(4), contains(4)))
                    .body("weighings[0].factors.code", contains("shared-hours", "across-units"))
                    .body("weighings[0].factors.weight", contains(15, 10))
                    .body("weighings[0].factors.points", contains(0, -1_000));
        }
        gets(COORDINATOR, explanation(run, first, foreign)).statusCode(404);
        gets(COORDINATOR, explanation(run, first, first)).statusCode(404);
        gets(FOREIGN_COORDINATOR, explanation(run, first, second)).statusCode(404);
    }

    @Test
    void aPairThatWasNotChosenHasItsPriceUntilTheFactsChange() {
        Member first = exchanging("sql", "coaching").learning("law", 4);
        Member best = exchanging("coaching", "sql").teaching("law", 4);
        Member other = exchanging("coaching", "sql");
        inThePool(first, best, other);
        UUID cohort = openCohort(unit);
        UUID run = closesAndSolves(cohort, Map.of("objective", "score"), first, best, other);
        int value = gets(COORDINATOR, "/v1/match-runs/" + run).extract().path("value");
        int cost = gets(COORDINATOR, explanation(run, first, other))
                .body("asSolved", nullValue(), "factsChanged", equalTo(false))
                .extract()
                .path("weighings[0].costsAtLeast");
        gets(COORDINATOR, explanation(run, first, best)).body("weighings[0].costsAtLeast", nullValue());
        posts(COORDINATOR, "/v1/match-runs/" + run + "/discarding").statusCode(200);
        UUID insisting = solves(
                cohort,
                Map.of("objective", "score", "locked", List.of(Map.of("people", List.of(first.id(), other.id())))));
        int without = gets(COORDINATOR, "/v1/match-runs/" + insisting).extract().path("value");
        assertThat(cost).isBetween(0, value - without);

        other.teaching("law", 2).publishes();
        quiet();

        gets(COORDINATOR, explanation(run, first, other))
                .body("factsChanged", equalTo(true), "weighings[0].costsAtLeast", nullValue());
        gets(COORDINATOR, explanation(run, first, best)).body("factsChanged", equalTo(false));
    }

    @Test
    void aChosenPairKeepsTheFactorsItWasWeighedWithWhateverIsKnownLater() {
        Member first = exchanging("sql", "coaching");
        Member second = exchanging("coaching", "sql");
        inThePool(first, second);
        UUID run = closesAndSolves(openCohort(unit), first, second);
        String pair = "items[0]";
        gets(COORDINATOR, "/v1/match-runs/" + run + "/pairs")
                .body(pair + ".gains", equalTo(10_000), pair + ".score", equalTo(9_000))
                .body(pair + ".factors.code", contains("shared-hours", "across-units"))
                .body(pair + ".factors.weight", contains(15, 10))
                .body(pair + ".factors.points", contains(0, -1_000));

        first.learning("law", 4).movesTo(freshUnit());
        quiet();

        gets(COORDINATOR, explanation(run, first, second))
                .body("factsChanged", equalTo(true), "weighings[0].factors.points", contains(0, 0))
                .body("asSolved.number", equalTo(0), "asSolved.gains", equalTo(10_000))
                .body("asSolved.score", equalTo(9_000), "asSolved.factors.points", contains(0, -1_000))
                .body("asSolved.directions.gain", contains(10_000, 10_000));
    }

    @Test
    void aPageOfPairsTakesTheSameStatementsHoweverManyPairsItHas() {
        Member[] people = new Member[12];
        for (int i = 0; i < 6; i++) {
            people[2 * i] = exchanging("sql", "coaching");
            people[2 * i + 1] = exchanging("coaching", "sql");
        }
        inThePool(people);
        UUID run = closesAndSolves(openCohort(unit), people);
        quiet();

        int ofOne = Statements.fewest(() -> pageOfPairs(run, 1));
        int ofSix = Statements.fewest(() -> pageOfPairs(run, 6));

        assertThat(ofSix).isEqualTo(ofOne).isBetween(4, 8);
    }

    private static void pageOfPairs(UUID run, int pairs) {
        gets(COORDINATOR, "/v1/match-runs/" + run + "/pairs?limit=" + pairs)
                .body("items", hasSize(pairs))
                .body("items.factors", everyItem(hasSize(2)));
    }

    @Test
    void anExcludedPairNamesItsRuleAndAOneWayPairIsWeighedBothWays() {
        Member senior = exchanging("sql", "video").grade(5);
        Member junior = exchanging("video", "sql").grade(1);
        inThePool(senior, junior);
        UUID run = closesAndSolves(openCohort(unit, Map.of("type", "reverse"), Map.of()), senior, junior);

        gets(COORDINATOR, explanation(run, senior, junior))
                .body("weighings", hasSize(2))
                .body("weighings.excludedBy", contains("grades", null))
                .body(
                        "weighings[1].directions[0].teacherId",
                        equalTo(junior.id().toString()))
                .body("weighings[1].directions.required", contains(true, false))
                .body("weighings[1].gains", equalTo(11_000));
    }

    @Test
    void whoeverIsLeftLearnsTheSmallestChangeThatWouldHelp() {
        Member first = exchanging("sql", "coaching");
        Member second = exchanging("coaching", "sql");
        Member outbid = exchanging("coaching", "sql");
        Member alone = exchanging("knots of " + unit, "sails of " + unit);
        inThePool(first, second, outbid, alone);

        UUID run = closesAndSolves(openCohort(unit), first, second, outbid, alone);

        String path = "/v1/match-runs/" + run + "/unmatched";
        List<String> left = gets(COORDINATOR, path).statusCode(200).extract().path("items.personId");
        assertThat(left).hasSize(2).contains(alone.id().toString());
        String ofAlone = "items.find { it.personId == '" + alone.id() + "' }";
        gets(COORDINATOR, path)
                .body(ofAlone + ".reason", equalTo("nobody-teaches-it"))
                .body(ofAlone + ".remedy.code", equalTo("teacher"), ofAlone + ".remedy.amount", equalTo(1))
                .body(
                        ofAlone + ".remedy.skillId",
                        equalTo(skill("sails of " + unit).toString()))
                .body("items.find { it.reason == 'outbid' }.remedy.code", equalTo("partners-seat"))
                .body("items.find { it.reason == 'outbid' }.remedy.candidates", equalTo(1));
    }

    @Test
    void theQualityOfAPlanIsShownByGroupAndASmallGroupIsWithheld() {
        Member[] people = new Member[12];
        for (int i = 0; i < 6; i++) {
            people[2 * i] = exchanging("sql", "coaching").grade(i == 0 ? 4 : 1);
            people[2 * i + 1] = exchanging("coaching", "sql").grade(2);
        }
        inThePool(people);
        UUID run = closesAndSolves(openCohort(unit), people);

        gets(COORDINATOR, "/v1/match-runs/" + run + "/quality")
                .statusCode(200)
                .body("fewest", equalTo(5))
                .body("groups[0].dimension", equalTo("all"), "groups[0].people", equalTo(12))
                .body("groups[0].matchRate", equalTo(1.0f), "groups[0].meanScore", equalTo(9_000f))
                .body("groups[0].weakerSideShare", equalTo(0f), "groups[0].teachingLoad", equalTo(1f))
                .body("groups.findAll { it.dimension == 'unit' }.label", contains(unit))
                .body("groups.findAll { it.dimension == 'grade-band' }.withheld", contains(true, true))
                .body("groups.findAll { it.dimension == 'grade-band' }.people", contains(nullValue(), nullValue()))
                .body("groups.find { it.dimension == 'site' }.label", equalTo("Lyon"));
        gets(FOREIGN_COORDINATOR, "/v1/match-runs/" + run + "/quality").statusCode(404);
    }
}
