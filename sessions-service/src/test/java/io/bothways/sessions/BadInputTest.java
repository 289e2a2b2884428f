package io.bothways.sessions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.both;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.startsWith;

import io.bothways.sessions.World.Pair;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Every operation that reads something answers what it cannot use with a precise 4xx problem, and changes nothing. */
@QuarkusTest
class BadInputTest {

    /** Operations with a body and one body each that would be right. */
    private static final Map<String, String> BODIES = Map.ofEntries(
            Map.entry(
                    "PUT /v1/partnerships/{id}/agreement",
                    "{\"cadenceDays\":30,\"sessionMinutes\":60,\"confidentiality\":\"between-us\"}"),
            Map.entry(
                    "PUT /v1/partnerships/{id}/feedback",
                    "{\"scores\":{\"satisfaction\":4,\"growth\":4,\"reciprocity\":4}}"),
            Map.entry("POST /v1/partnerships/{id}/extension", "{\"endsAt\":\"2100-01-01T00:00:00Z\"}"),
            Map.entry("POST /v1/partnerships/{id}/ending", "{\"cause\":\"no-fault\"}"),
            Map.entry("POST /v1/partnerships/{id}/sessions", "{\"startsAt\":\"2100-01-01T00:00:00Z\",\"minutes\":60}"),
            Map.entry(
                    "POST /v1/partnerships/{id}/session-logs",
                    "{\"startsAt\":\"2000-01-01T00:00:00Z\",\"minutes\":60}"),
            Map.entry(
                    "POST /v1/partnerships/{id}/goals",
                    "{\"directionId\":\"ID\",\"skillId\":\"ID\",\"levelFrom\":1,\"levelTo\":2,\"dueAt\":\"2100-01-01T00:00:00Z\"}"),
            Map.entry("POST /v1/sessions/{id}/rescheduling", "{\"startsAt\":\"2100-01-01T00:00:00Z\",\"minutes\":60}"),
            Map.entry("PUT /v1/sessions/{id}/attestation", "{\"statement\":\"held\"}"),
            Map.entry("POST /v1/goals/{id}/partial", "{\"levelAfter\":2}"),
            Map.entry("POST /v1/goals/{id}/dropping", "{\"reason\":\"other\"}"),
            Map.entry("POST /v1/goals/{id}/carry-over", "{\"dueAt\":\"2100-01-01T00:00:00Z\"}"),
            Map.entry(
                    "POST /v1/check-ins/{id}/answer",
                    "{\"scores\":{\"satisfaction\":4,\"progress\":4,\"workload\":4}}"));

    private static final List<String> NOT_BODIES = List.of(
            "", "{", "[]", "null", "\"text\"", "7", "{} {}", "{\"a\":1,\"a\":2}", "<xml/>", "{}", "[".repeat(2_000));

    @TestFactory
    Stream<DynamicTest> bodiesThatCannotBeRead() {
        Pair pair = World.pair();
        return BODIES.keySet().stream().sorted().flatMap(operation -> NOT_BODIES.stream()
                .map(body -> DynamicTest.dynamicTest(
                        operation + " ← " + body.substring(0, Math.min(12, body.length())),
                        () -> problem(call(pair, operation, body), 400))));
    }

    @Test
    void aStateThatNothingCanBeInIsRefusedWithTheStatesThatThereAre() {
        Pair pair = World.pair();
        Map<String, String> lists = Map.of(
                "/v1/me/partnerships",
                "introduced",
                "/v1/me/sessions",
                "held-one-sided",
                "/v1/me/check-ins",
                "open",
                pair.path() + "/sessions",
                "awaiting-attestation",
                "/v1/cohorts/" + pair.cohort() + "/partnerships",
                "ended-early");
        lists.forEach((list, state) -> {
            var caller =
                    list.contains("/cohorts/") ? World.coordinator() : pair.a().calls();
            caller.get(list + "?state=nonsense")
                    .then()
                    .statusCode(400)
                    .body("errors[0].pointer", equalTo("/state"))
                    .body(
                            "errors[0].message",
                            both(startsWith("must be one of [")).and(containsString(state)));
            var again =
                    list.contains("/cohorts/") ? World.coordinator() : pair.a().calls();
            again.get(list + "?state=" + state).then().statusCode(200);
        });
    }

    @TestFactory
    Stream<DynamicTest> fieldsThatAreMissingOrOfAnotherKind() {
        Pair pair = World.pair();
        var cases = new ArrayList<DynamicTest>();
        BODIES.forEach((operation, right) -> {
            var fields = java.util.regex.Pattern.compile("\"(\\w+)\":(\"[^\"]*\"|\\d+)")
                    .matcher(right);
            while (fields.find()) {
                String field = fields.group();
                String name = fields.group(1);
                for (String wrong : List.of(
                        "null",
                        "true",
                        "[]",
                        "{}",
                        "-1",
                        "1e99",
                        "99999999999999999999",
                        "\"\"",
                        "\"\\u0000\"",
                        "\"\\ud800\"",
                        "\"'; drop table partnership; --\"")) {
                    String body = right.replace(field, "\"" + name + "\":" + wrong);
                    cases.add(DynamicTest.dynamicTest(
                            operation + " " + name + " = " + wrong, () -> problem(call(pair, operation, body), 400)));
                }
                String without = right.replace(field, "\"somethingElse\":1");
                cases.add(DynamicTest.dynamicTest(
                        operation + " without " + name, () -> problem(call(pair, operation, without), 400)));
            }
        });
        return cases.stream();
    }

    @TestFactory
    Stream<DynamicTest> pathsAndParametersThatMeanNothing() {
        Pair pair = World.pair();
        return Stream.of(
                        Map.entry("/v1/partnerships/not-an-id", 404),
                        Map.entry("/v1/partnerships/%00", 404),
                        Map.entry("/v1/partnerships/" + UUID.randomUUID() + "/unknown", 404),
                        Map.entry("/v1/sessions/1", 404),
                        Map.entry("/v1/goals/' or 1=1 --", 404),
                        Map.entry("/v1/me/partnerships?limit=0", 400),
                        Map.entry("/v1/me/partnerships?limit=201", 400),
                        Map.entry("/v1/me/partnerships?limit=x", 400),
                        Map.entry("/v1/me/sessions?cursor=AAAA", 400),
                        Map.entry("/v1/me/sessions?state=" + "x".repeat(41), 400),
                        Map.entry("/v1/me/check-ins?cursor=%00", 400))
                .map(entry -> DynamicTest.dynamicTest(
                        entry.getKey(),
                        () -> problem(
                                pair.a()
                                        .calls()
                                        .urlEncodingEnabled(!entry.getKey().contains("%"))
                                        .get(entry.getKey()),
                                entry.getValue())));
    }

    private static Response call(Pair pair, String operation, String body) {
        String[] parts = operation.split(" ", 2);
        String id = pair.id().toString();
        return pair.a().calls().body(body.replace("ID", id)).request(parts[0], parts[1].replace("{id}", id));
    }

    private static void problem(Response answer, int status) {
        assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(status);
        assertThat(answer.contentType()).startsWith("application/problem+json");
        assertThat(answer.asString()).doesNotContain("drop table", "Exception", "<xml");
    }
}
