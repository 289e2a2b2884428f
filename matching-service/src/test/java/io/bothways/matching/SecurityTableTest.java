package io.bothways.matching;

import static io.bothways.matching.Member.aMember;
import static io.bothways.matching.Office.COORDINATOR;
import static io.bothways.matching.Office.FOREIGN_COORDINATOR;
import static io.bothways.matching.Office.REVIEWER;
import static io.bothways.matching.Office.applies;
import static io.bothways.matching.Office.draftProgramme;
import static io.bothways.matching.Office.freshUnit;
import static io.bothways.matching.Office.known;
import static io.bothways.matching.Office.matches;
import static io.bothways.matching.Office.openCohort;
import static io.bothways.matching.Office.proposalOf;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.bothways.fixture.DescribedOperations;
import io.bothways.infra.Tokens;
import io.bothways.platform.access.Role;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.io.IOException;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * Every operation, called by nobody, by every wrong role, about something foreign or missing, with bad input, and with a
 * version that is not the present one.
 */
@QuarkusTest
class SecurityTableTest {
    private static final String MISSING = "01900000-0000-7000-8000-000000000000";
    private static final String ANY_VERSION = "*";
    private static final String NO_VERSION_YET = "\"99999\"";

    /** One operation: which roles may call it, who really may, and for whom its object is foreign. */
    private record Operation(
            String method,
            String path,
            @Nullable Object body,
            Set<Role> roles,
            String owner,
            @Nullable String foreigner) {
        String title() {
            return method + " " + DescribedOperations.generalised(path);
        }

        Operation with(Object other) {
            return new Operation(method, path, other, roles, owner, foreigner);
        }

        Response call(@Nullable String token) {
            return call(token, path, ANY_VERSION);
        }

        Response call(@Nullable String token, String on, String version) {
            RequestSpecification request = given().contentType(
                            method.equals("PATCH") ? "application/merge-patch+json" : ContentType.JSON.toString());
            if (token != null) {
                request = request.auth().oauth2(token);
            }
            if (!method.equals("GET")) {
                request = request.header("If-Match", version);
            }
            if (body != null) {
                request = request.body(body);
            }
            return request.request(method, on);
        }
    }

    /** Programmes with everything that can hang on them, and two people: one takes part, to the other all is foreign. */
    private record Scene(
            UUID draft,
            UUID programme,
            UUID cohort,
            UUID enrolment,
            UUID run,
            UUID proposal,
            UUID forbidden,
            Member member,
            Member stranger) {
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
            return new Scene(
                    draftProgramme(Map.of()),
                    programme,
                    cohort,
                    enrolment,
                    run,
                    proposalOf(first),
                    forbidden,
                    first,
                    stranger);
        }
    }

    /** The table being written: each line of it is an operation. */
    private static final class Table {
        private final List<Operation> operations = new ArrayList<>();
        private final Scene scene;

        Table(Scene scene) {
            this.scene = scene;
        }

        /** For coordinators; another programme's coordinator does not find it. */
        void coordinators(String method, String path, @Nullable Object body) {
            line(method, path, body, Set.of(Role.COORDINATOR), COORDINATOR, FOREIGN_COORDINATOR);
        }

        /** For participants about what is theirs. */
        void participants(String method, String path, @Nullable Object body) {
            line(
                    method,
                    path,
                    body,
                    Set.of(Role.PARTICIPANT),
                    scene.member().token(),
                    scene.stranger().token());
        }

        /** For whoever has one of these roles: there is nothing foreign about it. */
        void anybodyIn(Set<Role> roles, String owner, String method, String path, @Nullable Object body) {
            line(method, path, body, roles, owner, null);
        }

        void line(
                String method,
                String path,
                @Nullable Object body,
                Set<Role> roles,
                String owner,
                @Nullable String foreigner) {
            operations.add(new Operation(method, path, body, roles, owner, foreigner));
        }
    }

    private static List<Operation> operations(Scene scene) {
        String programme = "/v1/programmes/" + scene.programme();
        String cohort = "/v1/cohorts/" + scene.cohort();
        String enrolment = "/v1/enrolments/" + scene.enrolment();
        String run = "/v1/match-runs/" + scene.run();
        String proposal = "/v1/proposals/" + scene.proposal();
        String forbidden = "/v1/forbidden-pairs/" + scene.forbidden();
        String participant = scene.member().token();
        String administrator = Tokens.as("administrator");
        var reviewers = Set.of(Role.REVIEWER);
        var both = Set.of(Role.COORDINATOR, Role.PARTICIPANT);
        var readers = Set.of(Role.ADMINISTRATOR, Role.COORDINATOR, Role.REVIEWER, Role.PARTICIPANT);
        Object newCohort = Map.of("name", "x", "startsAt", "2100-01-01T00:00:00Z");
        var table = new Table(scene);

        table.anybodyIn(
                Set.of(Role.ADMINISTRATOR, Role.COORDINATOR),
                COORDINATOR,
                "POST",
                "/v1/programmes",
                Map.of("name", "x", "type", "reciprocal"));
        table.anybodyIn(readers, COORDINATOR, "GET", "/v1/programmes", null);
        table.line("GET", programme, null, readers, COORDINATOR, FOREIGN_COORDINATOR);
        table.coordinators("PATCH", "/v1/programmes/" + scene.draft(), Map.of("name", "y"));
        table.anybodyIn(
                Set.of(Role.ADMINISTRATOR),
                administrator,
                "PUT",
                programme + "/coordinators",
                Map.of("coordinators", List.of("a")));
        for (String verb : List.of("submission", "suspension", "resumption", "closing")) {
            table.coordinators("POST", programme + "/" + verb, null);
        }
        for (String verb : List.of("approval", "rejection")) {
            table.anybodyIn(reviewers, REVIEWER, "POST", programme + "/" + verb, null);
        }
        table.coordinators("POST", programme + "/cohorts", newCohort);
        table.line("GET", programme + "/cohorts", null, both, COORDINATOR, FOREIGN_COORDINATOR);
        table.line("GET", cohort, null, both, COORDINATOR, FOREIGN_COORDINATOR);
        table.coordinators("GET", cohort + "/eligibility", null);
        for (String verb : List.of("opening", "enrolment-closing", "start", "completion", "cancellation")) {
            table.coordinators("POST", cohort + "/" + verb, null);
        }
        table.coordinators("POST", cohort + "/invitations", Map.of("all", true));
        table.anybodyIn(Set.of(Role.PARTICIPANT), participant, "POST", cohort + "/enrolments", null);
        table.coordinators("POST", cohort + "/match-runs", Map.of("objective", "stable"));
        for (String part : List.of("/enrolments", "/match-runs", "/proposals")) {
            table.coordinators("GET", cohort + part, null);
        }
        for (String where : List.of(programme, cohort)) {
            Object pair = Map.of("people", List.of(MISSING, scene.stranger().id()), "reason", "other");
            table.coordinators("POST", where + "/forbidden-pairs", pair);
            table.coordinators("GET", where + "/forbidden-pairs", null);
        }
        table.coordinators("GET", forbidden, null);
        table.coordinators("POST", forbidden + "/lifting", null);
        table.line("GET", enrolment, null, both, participant, scene.stranger().token());
        for (String verb : List.of("approval", "rejection", "removal")) {
            table.coordinators("POST", enrolment + "/" + verb, null);
        }
        for (String verb : List.of("pause", "resumption", "withdrawal")) {
            table.participants("POST", enrolment + "/" + verb, null);
        }
        String explanation = "/explanations/" + MISSING + "/" + MISSING;
        for (String part : List.of("", "/pairs", "/unmatched", "/locks", "/quality", "/blocking-pairs", explanation)) {
            table.coordinators("GET", run + part, null);
        }
        for (String part : List.of("", "/seats", "/odd-sets", "/two-step-pairs", "/kept-pairs")) {
            table.coordinators("GET", run + "/certificate" + part, null);
        }
        for (String verb : List.of("publication", "discarding")) {
            table.coordinators("POST", run + "/" + verb, null);
        }
        table.line("GET", proposal, null, both, participant, scene.stranger().token());
        table.participants("POST", proposal + "/acceptance", null);
        table.participants("POST", proposal + "/decline", Map.of("reason", "no-fit"));
        table.coordinators("POST", proposal + "/withdrawal", null);
        for (String mine : List.of("enrolments", "proposals", "seats")) {
            table.anybodyIn(Set.of(Role.PARTICIPANT), participant, "GET", "/v1/me/" + mine, null);
        }
        return table.operations;
    }

    @Test
    void theTableHoldsEveryOperation() throws IOException {
        assertThat(operations(Scene.set()).stream().map(Operation::title))
                .containsExactlyInAnyOrderElementsOf(DescribedOperations.all());
    }

    @TestFactory
    Stream<DynamicTest> nobodyGetsWhatIsNotTheirs() {
        Scene scene = Scene.set();
        return operations(scene).stream().flatMap(operation -> {
            List<DynamicTest> tests = new ArrayList<>();
            tests.add(DynamicTest.dynamicTest(
                    operation.title() + " by nobody", () -> refused(operation.call(null), 401)));
            for (Role role : EnumSet.complementOf(EnumSet.copyOf(operation.roles()))) {
                tests.add(DynamicTest.dynamicTest(
                        operation.title() + " by the wrong role " + role.claim(),
                        () -> refused(operation.call(Tokens.as(role.claim())), 403)));
            }
            String foreigner = operation.foreigner();
            if (foreigner != null) {
                tests.add(DynamicTest.dynamicTest(operation.title() + " about something foreign", () -> {
                    Response foreign = operation.call(foreigner);
                    refused(foreign, 404);
                    Response missing = operation.call(
                            foreigner,
                            operation.path().replaceFirst("[0-9a-f]{8}-[0-9a-f-]{27}", MISSING),
                            ANY_VERSION);
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
                        .map(body -> DynamicTest.dynamicTest(
                                operation.title() + " with " + body,
                                () -> refused(operation.with(body).call(operation.owner()), 400))));
    }

    @TestFactory
    Stream<DynamicTest> aVersionThatIsNotThePresentOneIsRefused() throws IOException {
        Set<String> described = DescribedOperations.takingIfMatch();
        var versioned = operations(Scene.set()).stream()
                .filter(operation -> described.contains(operation.title()))
                .toList();
        assertThat(versioned).hasSameSizeAs(described);
        return versioned.stream()
                .map(operation -> DynamicTest.dynamicTest(
                        operation.title(),
                        () -> refused(operation.call(operation.owner(), operation.path(), NO_VERSION_YET), 412)));
    }

    private static void refused(Response answer, int status) {
        assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(status);
        assertThat(answer.contentType()).startsWith("application/problem+json");
    }
}
