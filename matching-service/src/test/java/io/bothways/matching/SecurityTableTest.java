package io.bothways.matching;

import static io.bothways.matching.Member.aMember;
import static io.bothways.matching.Office.COORDINATOR;
import static io.bothways.matching.Office.FOREIGN_COORDINATOR;
import static io.bothways.matching.Office.REVIEWER;
import static io.bothways.matching.Office.applies;
import static io.bothways.matching.Office.freshUnit;
import static io.bothways.matching.Office.known;
import static io.bothways.matching.Office.matches;
import static io.bothways.matching.Office.openCohort;
import static io.bothways.matching.Office.proposalOf;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.bothways.infra.Tokens;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Every operation, called by nobody, by the wrong role, about something foreign or missing, and with bad input. */
@QuarkusTest
class SecurityTableTest {
    private static final String MISSING = "01900000-0000-7000-8000-000000000000";

    /** One operation: what it needs, who may not, and for whom its object is foreign. */
    private record Operation(
            String method,
            String path,
            @Nullable Object body,
            String wrongRole,
            @Nullable String foreigner) {
        String title() {
            return method + " " + path;
        }

        Response call(@Nullable String token, String with) {
            RequestSpecification request = given().contentType(
                            method.equals("PATCH") ? "application/merge-patch+json" : ContentType.JSON.toString());
            if (token != null) {
                request = request.auth().oauth2(token);
            }
            if (method.equals("PATCH") || method.equals("PUT")) {
                request = request.header("If-Match", "\"0\"");
            }
            if (body != null) {
                request = request.body(body);
            }
            return request.request(method, with);
        }
    }

    /** A programme with everything that can hang on it. */
    private record Scene(
            UUID programme, UUID cohort, UUID enrolment, UUID run, UUID proposal, UUID forbidden, Member stranger) {
        static Scene set() {
            String unit = freshUnit();
            Member first = aMember(unit)
                    .teaching("sql", 4)
                    .learning("coaching", 4)
                    .joins()
                    .publishes();
            Member second = aMember(unit)
                    .teaching("coaching", 4)
                    .learning("sql", 4)
                    .joins()
                    .publishes();
            Member stranger = aMember(freshUnit()).joins();
            known(first, second, stranger);
            UUID cohort = openCohort(unit);
            UUID enrolment = applies(first, cohort);
            applies(second, cohort);
            UUID run = matches(cohort);
            UUID programme = UUID.fromString(
                    Office.gets(COORDINATOR, "/v1/cohorts/" + cohort).extract().path("programmeId"));
            UUID forbidden = Office.id(Office.posts(
                            COORDINATOR,
                            "/v1/cohorts/" + cohort + "/forbidden-pairs",
                            Map.of("people", List.of(first.id(), stranger.id()), "reason", "other"))
                    .statusCode(201));
            return new Scene(programme, cohort, enrolment, run, proposalOf(first), forbidden, stranger);
        }
    }

    private static List<Operation> operations(Scene scene) {
        String participant = scene.stranger().token();
        String programme = "/v1/programmes/" + scene.programme();
        String cohort = "/v1/cohorts/" + scene.cohort();
        String enrolment = "/v1/enrolments/" + scene.enrolment();
        String run = "/v1/match-runs/" + scene.run();
        String proposal = "/v1/proposals/" + scene.proposal();
        String auditor = Tokens.as("auditor");
        String coordinates = FOREIGN_COORDINATOR;
        Object newProgramme = Map.of("name", "x", "type", "reciprocal");
        Object newCohort = Map.of("name", "x", "startsAt", "2100-01-01T00:00:00Z");
        List<Operation> all = new ArrayList<>();
        all.add(new Operation("POST", "/v1/programmes", newProgramme, participant, null));
        all.add(new Operation("GET", "/v1/programmes", null, auditor, null));
        all.add(new Operation("GET", programme, null, auditor, coordinates));
        all.add(new Operation("PATCH", programme, Map.of("name", "y"), participant, coordinates));
        all.add(new Operation(
                "PUT", programme + "/coordinators", Map.of("coordinators", List.of("a")), COORDINATOR, null));
        for (String verb : List.of("submission", "suspension", "resumption", "closing")) {
            all.add(new Operation("POST", programme + "/" + verb, null, participant, coordinates));
        }
        for (String verb : List.of("approval", "rejection")) {
            all.add(new Operation("POST", programme + "/" + verb, null, COORDINATOR, null));
        }
        all.add(new Operation("POST", programme + "/cohorts", newCohort, participant, coordinates));
        all.add(new Operation("GET", programme + "/cohorts", null, auditor, null));
        all.add(new Operation("GET", cohort, null, auditor, coordinates));
        all.add(new Operation("GET", cohort + "/eligibility", null, participant, coordinates));
        for (String verb : List.of("opening", "enrolment-closing", "start", "completion", "cancellation")) {
            all.add(new Operation("POST", cohort + "/" + verb, null, participant, coordinates));
        }
        all.add(new Operation("POST", cohort + "/invitations", Map.of("all", true), participant, coordinates));
        all.add(new Operation("POST", cohort + "/enrolments", null, COORDINATOR, null));
        all.add(new Operation("GET", cohort + "/enrolments", null, participant, coordinates));
        all.add(new Operation("POST", cohort + "/match-runs", Map.of("objective", "stable"), participant, coordinates));
        all.add(new Operation("GET", cohort + "/match-runs", null, participant, coordinates));
        all.add(new Operation("GET", cohort + "/proposals", null, participant, coordinates));
        for (String where : List.of(programme, cohort)) {
            Object pair = Map.of("people", List.of(MISSING, scene.stranger().id()), "reason", "other");
            all.add(new Operation("POST", where + "/forbidden-pairs", pair, participant, coordinates));
            all.add(new Operation("GET", where + "/forbidden-pairs", null, participant, coordinates));
        }
        String forbidden = "/v1/forbidden-pairs/" + scene.forbidden();
        all.add(new Operation("GET", forbidden, null, participant, coordinates));
        all.add(new Operation("POST", forbidden + "/lifting", null, participant, coordinates));
        all.add(new Operation("GET", enrolment, null, auditor, participant));
        for (String verb : List.of("approval", "rejection", "removal")) {
            all.add(new Operation("POST", enrolment + "/" + verb, null, participant, coordinates));
        }
        for (String verb : List.of("pause", "resumption", "withdrawal")) {
            all.add(new Operation("POST", enrolment + "/" + verb, null, COORDINATOR, participant));
        }
        String explanation = "/explanations/" + MISSING + "/" + MISSING;
        for (String part : List.of("", "/pairs", "/unmatched", "/locks", "/quality", explanation)) {
            all.add(new Operation("GET", run + part, null, participant, coordinates));
        }
        for (String verb : List.of("publication", "discarding")) {
            all.add(new Operation("POST", run + "/" + verb, null, participant, coordinates));
        }
        all.add(new Operation("GET", proposal, null, auditor, participant));
        all.add(new Operation("POST", proposal + "/acceptance", null, COORDINATOR, participant));
        all.add(new Operation("POST", proposal + "/decline", Map.of("reason", "no-fit"), COORDINATOR, participant));
        all.add(new Operation("POST", proposal + "/withdrawal", null, participant, coordinates));
        for (String mine : List.of("enrolments", "proposals", "seats")) {
            all.add(new Operation("GET", "/v1/me/" + mine, null, REVIEWER, null));
        }
        return all;
    }

    @TestFactory
    Stream<DynamicTest> nobodyGetsWhatIsNotTheirs() {
        Scene scene = Scene.set();
        return operations(scene).stream().flatMap(operation -> {
            List<DynamicTest> tests = new ArrayList<>();
            tests.add(DynamicTest.dynamicTest(
                    operation.title() + " by nobody", () -> refused(operation.call(null, operation.path()), 401)));
            tests.add(DynamicTest.dynamicTest(
                    operation.title() + " by the wrong role",
                    () -> refused(operation.call(operation.wrongRole(), operation.path()), 403)));
            String foreigner = operation.foreigner();
            if (foreigner != null) {
                tests.add(DynamicTest.dynamicTest(operation.title() + " about something foreign", () -> {
                    Response foreign = operation.call(foreigner, operation.path());
                    refused(foreign, 404);
                    Response missing = operation.call(
                            foreigner, operation.path().replaceFirst("[0-9a-f]{8}-[0-9a-f-]{27}", MISSING));
                    refused(missing, 404);
                    assertThat(foreign.asString()).isEqualTo(missing.asString());
                }));
            }
            return tests.stream();
        });
    }

    @TestFactory
    Stream<DynamicTest> badInputIsRefusedPreciselyAndChangesNothing() {
        Scene scene = Scene.set();
        return operations(scene).stream()
                .filter(operation -> operation.body() != null)
                .flatMap(operation -> Stream.of(
                                "{",
                                "[]",
                                "\"x\"",
                                "null",
                                "{\"name\":\"a\\u0000b\",\"reason\":7,\"objective\":\"fastest\"}")
                        .map(body -> DynamicTest.dynamicTest(operation.title() + " with " + body, () -> {
                            Response answer = new Operation(operation.method(), operation.path(), body, "", null)
                                    .call(tokenFor(operation, scene), operation.path());
                            assertThat(answer.statusCode()).isBetween(400, 428);
                            assertThat(answer.contentType()).startsWith("application/problem+json");
                        })));
    }

    private static String tokenFor(Operation operation, Scene scene) {
        if (operation.path().endsWith("/decline")) {
            return scene.stranger().token();
        }
        return operation.path().endsWith("/coordinators") ? Tokens.as("administrator") : COORDINATOR;
    }

    private static void refused(Response answer, int status) {
        assertThat(answer.statusCode()).isEqualTo(status);
        assertThat(answer.contentType()).startsWith("application/problem+json");
    }
}
