package io.bothways.matching.matchrun;

import static io.bothways.matching.Member.aMember;
import static io.bothways.matching.Member.skill;
import static io.bothways.matching.Office.COORDINATOR;
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

import io.bothways.matching.Member;
import io.bothways.matching.Outside;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

@QuarkusTest
class MatchingByPreferenceTest {
    private final String unit = freshUnit();

    private static void arePaired(UUID run, Member first, Member second) {
        List<String> people = gets(COORDINATOR, "/v1/match-runs/" + run + "/pairs")
                .statusCode(200)
                .extract()
                .path("items[0].people");
        assertThat(people)
                .containsExactlyInAnyOrder(first.id().toString(), second.id().toString());
    }

    private static String digest(UUID run) {
        return gets(COORDINATOR, "/v1/match-runs/" + run).extract().path("digest");
    }

    private UUID programmeOfType(String type, Map<String, Object> more) {
        return openCohort(
                unit,
                Stream.concat(Stream.of(Map.entry("type", (Object) type)), more.entrySet().stream())
                        .collect(java.util.stream.Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue)),
                Map.of());
    }

    @Test
    void whatSomebodyPutFirstCountsMost() {
        Member learner = aMember(unit).teaching("java", 4).learning("sql", 4, 1).learning("coaching", 4, 3);
        Member last = aMember(unit).teaching("coaching", 4).learning("java", 4);
        Member first = aMember(unit).teaching("sql", 4).learning("java", 4);
        Stream.of(learner, first, last).forEach(member -> member.joins().publishes());
        known(learner, first, last);

        UUID run = closesAndSolves(openCohort(unit), learner, first, last);

        arePaired(run, learner, first);
        gets(COORDINATOR, "/v1/match-runs/" + run + "/pairs")
                .body(
                        "items[0].directions.find { it.learnerId == '" + learner.id() + "' }.skills.priority",
                        contains(1));
    }

    @Test
    void theDigestOfARunHoldsWhatItsProgrammePrefers() {
        Member first = aMember(unit)
                .teaching("sql", 4)
                .learning("coaching", 4)
                .seats(3, 3)
                .joins()
                .publishes();
        Member second = aMember(unit)
                .teaching("coaching", 4)
                .learning("sql", 4)
                .seats(3, 3)
                .joins()
                .publishes();
        known(first, second);

        String byDefault = digest(closesAndSolves(openCohort(unit), first, second));
        String again = digest(closesAndSolves(openCohort(unit), first, second));
        String byLanguages = digest(closesAndSolves(
                openCohort(unit, Map.of("preferences", Map.of("languages", 1)), Map.of()), first, second));

        assertThat(again).isEqualTo(byDefault);
        assertThat(byLanguages).isNotEqualTo(byDefault);
    }

    @Test
    void aCloseSkillMeetsAWantInPart() {
        String databases = "databases of " + unit;
        String queries = "queries of " + unit;
        Outside.says("profiles", "skills", skill(queries), "skill-added", skillBelow(queries, databases));
        Outside.says("profiles", "skills", skill(databases), "skill-added", skillBelow(databases));
        Member learner = aMember(unit).teaching("sql", 4).learning(databases, 4);
        Member teacher = aMember(unit).teaching(queries, 4).learning("sql", 4);
        Stream.of(learner, teacher).forEach(member -> member.joins().publishes());
        known(learner, teacher);
        quiet();

        UUID run = closesAndSolves(openCohort(unit), learner, teacher);

        String direction = "items[0].directions.find { it.learnerId == '" + learner.id() + "' }";
        gets(COORDINATOR, "/v1/match-runs/" + run + "/pairs")
                .body(direction + ".gain", equalTo(6_000))
                .body(direction + ".skills.skillId", contains(skill(databases).toString()))
                .body(
                        direction + ".skills.taughtSkillId",
                        contains(skill(queries).toString()))
                .body(direction + ".skills.percent", contains(60));
    }

    private static Map<String, Object> skillBelow(String skill, String... broader) {
        return Map.of(
                "skillId",
                skill(skill),
                "broader",
                Stream.of(broader).map(Member::skill).toList());
    }

    @Test
    void successionPrefersTheTeacherWhosePlannedEndIsRecorded() {
        String craft = "craft of " + unit;
        Member learner = aMember(unit).teaching("sql", 1).learning(craft, 5);
        Member staying = aMember(unit).teaching(craft, 5).learning("flying", 5);
        Member stayingToo = aMember(unit).teaching(craft, 5).learning("flying", 5);
        Member leaving = aMember(unit).teaching(craft, 5).learning("flying", 5).leavingBy("2027-03-31");
        Stream.of(learner, staying, stayingToo, leaving)
                .forEach(member -> member.joins().publishes());
        known(learner, staying, stayingToo, leaving);

        UUID run = closesAndSolves(programmeOfType("succession", Map.of()), learner, staying, stayingToo, leaving);

        arePaired(run, learner, leaving);
    }

    @Test
    void aFormerPartnerIsExcludedUnlessTheProgrammeSaysOtherwise() {
        Member first = aMember(unit).teaching("sql", 4).learning("coaching", 4);
        Member second = aMember(unit).teaching("coaching", 4).learning("sql", 4);
        Stream.of(first, second).forEach(member -> member.joins().publishes());
        known(first, second);
        for (var wish : List.of(Map.entry("forbid", 0), Map.entry("ignore", 1))) {
            UUID cohort = openCohort(unit, Map.of("preferences", Map.of("formerPartners", wish.getKey())), Map.of());
            UUID run = closesAndSolves(cohort, first, second);
            posts(COORDINATOR, "/v1/match-runs/" + run + "/publication").statusCode(200);
            endsPartnership(first, second);

            UUID next = solves(cohort);

            gets(COORDINATOR, "/v1/match-runs/" + next).body("pairs", equalTo(wish.getValue()));
        }
    }

    private static void endsPartnership(Member first, Member second) {
        UUID proposal = io.bothways.matching.Office.proposalOf(first);
        posts(first.token(), "/v1/proposals/" + proposal + "/acceptance").statusCode(200);
        String partnership = posts(second.token(), "/v1/proposals/" + proposal + "/acceptance")
                .statusCode(200)
                .extract()
                .path("partnershipId");
        Outside.says(
                "sessions",
                "partnerships",
                UUID.fromString(partnership),
                "partnership-completed",
                Map.of("partnershipId", partnership, "cause", "planned"));
        quiet();
    }
}
