package io.bothways.matching.matchrun;

import static io.bothways.matching.Member.aMember;
import static io.bothways.matching.Office.COORDINATOR;
import static io.bothways.matching.Office.FOREIGN_COORDINATOR;
import static io.bothways.matching.Office.closesAndSolves;
import static io.bothways.matching.Office.freshUnit;
import static io.bothways.matching.Office.gets;
import static io.bothways.matching.Office.known;
import static io.bothways.matching.Office.openCohort;
import static io.bothways.matching.Office.posts;
import static io.bothways.matching.Office.solves;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import io.bothways.matching.Member;
import io.bothways.matching.solver.ServedProof;
import io.bothways.matching.solver.ServedProof.Scored;
import io.bothways.matching.solver.certificate.PlanCertificate;
import io.bothways.matching.solver.certificate.PlanCertificate.Ends;
import io.bothways.matching.solver.certificate.PlanCertificate.OddSet;
import io.bothways.matching.solver.certificate.PlanCertificate.PricedSeat;
import io.bothways.matching.solver.certificate.PlanCertificate.TwoStep;
import io.bothways.matching.solver.certificate.SeatPrice.Seat;
import io.bothways.platform.code.Codes;
import io.quarkus.test.junit.QuarkusTest;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Somebody who has nothing but the API convinces themselves that a run's bound holds. */
@QuarkusTest
class CertifyingARunTest {
    private final String unit = freshUnit();

    /** Three who could each have either of the others: one of them stays alone, and no prices of seats can tell. */
    private final List<Member> circle = List.of(
            aMember(unit).teaching("sql", 4).learning("law", 4).learning("video", 3),
            aMember(unit).teaching("law", 4).learning("sql", 4).learning("video", 4),
            aMember(unit).teaching("video", 4).learning("sql", 3).learning("law", 4));

    /** Who have two seats each. */
    private final List<Member> busy = List.of(
            aMember(unit).teaching("coaching", 5).learning("risk", 4).seats(2, 2),
            aMember(unit).teaching("coaching", 4).learning("risk", 3).seats(2, 2),
            aMember(unit).teaching("risk", 5).learning("coaching", 4).seats(2, 2),
            aMember(unit).teaching("risk", 4).learning("coaching", 3).seats(2, 2));

    private final Member[] everybody =
            Stream.concat(circle.stream(), busy.stream()).toArray(Member[]::new);

    private UUID solved(Map<String, Object> wishes) {
        for (Member member : everybody) {
            member.joins().publishes();
        }
        known(everybody);
        return closesAndSolves(openCohort(unit), wishes, everybody);
    }

    @Test
    void theBoundOfARunFollowsFromItsCertificateAndTheScores() {
        UUID run = solved(Map.of("objective", "participation"));

        PlanCertificate certificate = certificate(run);

        assertThat(certificate.oddSets()).as("odd sets").isNotEmpty();
        assertThat(certificate.twoSteps()).as("pairs of two with two seats").isNotEmpty();
        assertThat(ServedProof.bound(certificate, scored(run, List.of()))).isEqualTo(boundOf(run));
        gets(FOREIGN_COORDINATOR, "/v1/match-runs/" + run + "/certificate").statusCode(404);
    }

    @Test
    void lockedPairsAddTheirPointsAndARepairTakesOffItsBonus() {
        List<UUID> locked = List.of(circle.get(0).id(), circle.get(1).id());
        UUID earlier = solved(Map.of("objective", "score", "locked", List.of(Map.of("people", locked))));
        UUID cohort = UUID.fromString(
                gets(COORDINATOR, "/v1/match-runs/" + earlier).extract().path("cohortId"));

        PlanCertificate withLock = certificate(earlier);
        assertThat(withLock.fixedPoints()).isPositive();
        assertThat(ServedProof.bound(withLock, scored(earlier, locked))).isEqualTo(boundOf(earlier));
        posts(COORDINATOR, "/v1/match-runs/" + earlier + "/discarding").statusCode(200);
        UUID repaired = solves(cohort, Map.of("objective", "score", "repair", Map.of("runId", earlier, "mayBreak", 0)));

        PlanCertificate ofRepair = certificate(repaired);
        assertThat(Objects.requireNonNull(ofRepair.bonus()).kept()).isNotEmpty();
        assertThat(ServedProof.bound(ofRepair, scored(repaired, List.of()))).isEqualTo(boundOf(repaired));
    }

    @Test
    void aStableRunSaysThatItHasNoPrices() {
        UUID run = solved(Map.of("objective", "stable"));

        gets(COORDINATOR, "/v1/match-runs/" + run + "/certificate")
                .statusCode(200)
                .body("kind", equalTo("best-seats"));
        assertThat(rows(run, "seats")).isEmpty();
    }

    private static long boundOf(UUID run) {
        return gets(COORDINATOR, "/v1/match-runs/" + run).extract().jsonPath().getLong("bound");
    }

    /** The pairs that the terms allow, by what the API says of each two people of the pool. */
    private List<Scored> scored(UUID run, List<UUID> locked) {
        List<Scored> scored = new ArrayList<>();
        for (Member first : everybody) {
            for (Member second : everybody) {
                boolean once = first.id().toString().compareTo(second.id().toString()) < 0;
                if (once && !(locked.contains(first.id()) && locked.contains(second.id()))) {
                    Map<String, Object> weighing = gets(
                                    COORDINATOR,
                                    "/v1/match-runs/" + run + "/explanations/" + first.id() + "/" + second.id())
                            .statusCode(200)
                            .extract()
                            .path("weighings[0]");
                    if (weighing.get("excludedBy") == null && Boolean.TRUE.equals(weighing.get("gainsSuffice"))) {
                        scored.add(new Scored(first.id(), second.id(), number(weighing, "score")));
                    }
                }
            }
        }
        return scored;
    }

    private static PlanCertificate certificate(UUID run) {
        Map<String, Object> head = gets(COORDINATOR, "/v1/match-runs/" + run + "/certificate")
                .statusCode(200)
                .extract()
                .jsonPath()
                .getMap("$");
        Integer bonus = (Integer) head.get("bonus");
        return new PlanCertificate(
                Codes.parse(PlanCertificate.Kind.class, text(head, "kind")),
                Long.parseLong(text(head, "unitsPerPoint")),
                number(head, "stepPoints"),
                number(head, "fixedPoints"),
                rows(run, "seats").stream()
                        .map(row -> new PricedSeat(
                                id(row.get("personId")),
                                Codes.parse(Seat.class, text(row, "seat")),
                                number(row, "number"),
                                number(row, "seats"),
                                number(row, "premium"),
                                Long.parseLong(text(row, "price")),
                                set(row.get("oddSet"))))
                        .toList(),
                rows(run, "odd-sets").stream()
                        .map(row -> new OddSet(
                                set(row.get("enclosing")), number(row, "nodes"), Long.parseLong(text(row, "price"))))
                        .toList(),
                rows(run, "two-step-pairs").stream()
                        .map(row -> new TwoStep(
                                ends(row).firstId(),
                                ends(row).secondId(),
                                Long.parseLong(text(row, "firstPrice")),
                                set(row.get("firstOddSet")),
                                Long.parseLong(text(row, "secondPrice")),
                                set(row.get("secondOddSet"))))
                        .toList(),
                bonus == null
                        ? null
                        : new PlanCertificate.Bonus(
                                bonus,
                                number(head, "mayBreak"),
                                rows(run, "kept-pairs").stream()
                                        .map(CertifyingARunTest::ends)
                                        .toList()));
    }

    /** All rows of a list, in pages of two. */
    private static List<Map<String, Object>> rows(UUID run, String list) {
        List<Map<String, Object>> rows = new ArrayList<>();
        String next = "";
        do {
            String path = "/v1/match-runs/" + run + "/certificate/" + list + "?limit=2"
                    + (next.isEmpty() ? "" : "&cursor=" + next);
            var page = gets(COORDINATOR, path).statusCode(200).extract();
            rows.addAll(page.path("items"));
            next = Objects.requireNonNullElse(page.path("next"), "");
        } while (!next.isEmpty());
        return rows;
    }

    private static Ends ends(Map<String, Object> row) {
        List<?> people = (List<?>) Objects.requireNonNull(row.get("people"));
        return new Ends(id(people.get(0)), id(people.get(1)));
    }

    private static int number(Map<String, Object> row, String name) {
        return (int) Objects.requireNonNull(row.get(name), name);
    }

    private static String text(Map<String, Object> row, String name) {
        return (String) Objects.requireNonNull(row.get(name), name);
    }

    private static UUID id(@Nullable Object value) {
        return UUID.fromString(String.valueOf(value));
    }

    private static int set(@Nullable Object number) {
        return number == null ? PlanCertificate.NONE : (int) number;
    }
}
