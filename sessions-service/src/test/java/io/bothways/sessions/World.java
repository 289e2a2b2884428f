package io.bothways.sessions;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.bothways.infra.Identity;
import io.bothways.infra.TestInfrastructure;
import io.bothways.infra.Tokens;
import io.bothways.platform.access.LoginKey;
import io.bothways.platform.event.EventJson;
import io.bothways.platform.id.Ids;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringSerializer;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionFactory;

/** What the other services tell this one, and the people who call it. Each test makes its own people and pairs. */
public final class World {
    private static final Map<String, AtomicLong> SEQUENCES = new ConcurrentHashMap<>();
    private static final AtomicLong NUMBER = new AtomicLong(1_000);
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private World() {}

    /** Opened by the first test that tells something; ends with the JVM. */
    private static final class Producer {
        static final KafkaProducer<String, String> ONLY = new KafkaProducer<>(
                Map.<String, Object>of("bootstrap.servers", TestInfrastructure.bootstrapServers()),
                new StringSerializer(),
                new StringSerializer());
    }

    /** Somebody known to this service, with a token of their own. */
    public record Member(UUID id, String subject, String token) {
        public RequestSpecification calls() {
            return given().auth().oauth2(token).contentType(ContentType.JSON);
        }
    }

    /** Two people who were paired. Person a teaches in {@code ab}. */
    public record Pair(UUID id, UUID cohort, UUID programme, Member a, Member b, UUID ab, UUID ba, UUID skill) {
        public String path() {
            return "/v1/partnerships/" + id;
        }

        public ValidatableResponse seenBy(Member member) {
            return member.calls().get(path()).then();
        }

        public String state() {
            return seenBy(a).statusCode(200).extract().path("state");
        }
    }

    public static RequestSpecification coordinator() {
        return given().auth().oauth2(Tokens.as("coordinator")).contentType(ContentType.JSON);
    }

    public static Member person() {
        String subject = "person" + NUMBER.incrementAndGet() + "@example.org";
        var member = new Member(Ids.next(), subject, Tokens.of(subject, "participant"));
        isNow(member, "person-joined", "active");
        return member;
    }

    public static void isNow(Member member, String type, String status) {
        tell("people", member.id().toString(), "profiles", type, personData(member, status));
    }

    private static Map<String, Object> personData(Member member, String status) {
        var data = new HashMap<String, Object>();
        data.put("personId", member.id());
        data.put("status", status);
        data.put("unit", List.of("R&D"));
        data.put("timeZone", "UTC");
        data.put("loginKeys", List.of(LoginKey.of(Identity.ISSUER, member.subject())));
        data.put("effective", now());
        data.put("known", now());
        return data;
    }

    /** A pair in a programme of its own that {@link #coordinator()} runs. */
    public static Pair pair() {
        return pair(person(), person(), now().plus(Duration.ofDays(180)));
    }

    public static Pair pair(Member a, Member b, Instant endsAt) {
        Pair pair = pairSilently(a, b, endsAt);
        patiently().until(() -> pair.seenBy(a).extract().statusCode() == 200);
        patiently().until(() -> pair.seenBy(b).extract().statusCode() == 200);
        patiently().until(() -> coordinator().get(pair.path()).statusCode() == 200);
        return pair;
    }

    /** The pairing is told and not waited for. */
    public static Pair pairSilently(Member a, Member b, Instant endsAt) {
        var pair = new Pair(Ids.next(), Ids.next(), Ids.next(), a, b, Ids.next(), Ids.next(), Ids.next());
        tell(
                "programmes",
                pair.programme().toString(),
                "matching",
                "programme-published",
                Map.of(
                        "programmeId",
                        pair.programme(),
                        "type",
                        "reciprocal",
                        "status",
                        "published",
                        "coordinators",
                        List.of(LoginKey.of(Identity.ISSUER, "coordinator@bothways.local")),
                        "neverStartedDays",
                        30));
        tell(
                "programmes",
                pair.programme().toString(),
                "matching",
                "cohort-started",
                Map.of("programmeId", pair.programme(), "cohortId", pair.cohort(), "cohortState", "in-progress"));
        tell("pairings", pair.id().toString(), "matching", "partnership-formed", formed(pair, endsAt));
        return pair;
    }

    private static Map<String, Object> formed(Pair pair, Instant endsAt) {
        var skills = List.of(Map.of("skillId", pair.skill(), "levelFrom", 1, "levelTo", 3));
        var data = new HashMap<String, Object>();
        data.put("partnershipId", pair.id());
        data.put("proposalId", Ids.next());
        data.put("cohortId", pair.cohort());
        data.put("programmeId", pair.programme());
        data.put("programmeType", "reciprocal");
        data.put(
                "directions",
                List.of(
                        direction(pair.ab(), pair.a(), pair.b(), skills),
                        direction(pair.ba(), pair.b(), pair.a(), skills)));
        data.put("formedAt", now());
        data.put("endsAt", endsAt);
        data.put("cadenceDays", 30);
        return data;
    }

    private static Map<String, Object> direction(UUID id, Member teacher, Member learner, Object skills) {
        return Map.of(
                "directionId",
                id,
                "teacherId",
                teacher.id(),
                "learnerId",
                learner.id(),
                "skills",
                skills,
                "required",
                true);
    }

    /** A pair that has signed. */
    public static Pair activePair() {
        Pair pair = pair();
        sign(pair);
        return pair;
    }

    public static Map<String, Object> agreement() {
        return Map.of(
                "cadenceDays",
                30,
                "sessionMinutes",
                60,
                "confidentiality",
                "between-us",
                "boundaries",
                List.of("no-pay", "working-hours-only"));
    }

    public static void sign(Pair pair) {
        pair.a()
                .calls()
                .body(agreement())
                .put(pair.path() + "/agreement")
                .then()
                .statusCode(200);
        pair.a().calls().post(pair.path() + "/signature").then().statusCode(200);
        pair.b().calls().post(pair.path() + "/signature").then().statusCode(200);
    }

    /** Tells an event as its producer does: next sequence of its key, CloudEvents in binary mode. */
    public static void tell(String topic, String key, String service, String type, Object data) {
        long sequence = SEQUENCES
                .computeIfAbsent(topic + "|" + key, ignored -> new AtomicLong())
                .incrementAndGet();
        try {
            var told = new ProducerRecord<>("bothways." + topic, key, EventJson.MAPPER.writeValueAsString(data));
            Map.of(
                            "ce_specversion",
                            "1.0",
                            "ce_id",
                            Ids.next().toString(),
                            "ce_source",
                            "/" + service + "-service",
                            "ce_type",
                            "io.bothways." + service + "." + type + ".v1",
                            "ce_time",
                            now().toString(),
                            "ce_subject",
                            key,
                            "ce_keysequence",
                            Long.toString(sequence))
                    .forEach((name, value) -> told.headers().add(name, value.getBytes(StandardCharsets.UTF_8)));
            assertThat(Producer.ONLY.send(told).get().hasOffset()).isTrue();
        } catch (JsonProcessingException | ExecutionException e) {
            throw new AssertionError("The event could not be told", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError("Interrupted", e);
        }
    }

    public static ConditionFactory patiently() {
        return Awaitility.await().atMost(PATIENCE).pollInterval(Duration.ofMillis(50));
    }

    public static Instant now() {
        return Instant.parse(given().auth()
                .oauth2(Tokens.as("operator"))
                .get("/ops/clock")
                .then()
                .statusCode(200)
                .extract()
                .path("now"));
    }

    /** Moves business time on, and waits until what became due has happened and was told. */
    public static void pass(Duration time) {
        given().auth()
                .oauth2(Tokens.as("operator"))
                .contentType(ContentType.JSON)
                .body(Map.of("advanceTo", now().plus(time).toString()))
                .post("/ops/clock")
                .then()
                .statusCode(200);
        settle();
    }

    public static void settle() {
        patiently().until(() -> given().auth()
                .oauth2(Tokens.as("operator"))
                .get("/ops/quiet")
                .then()
                .statusCode(200)
                .extract()
                .path("quiet"));
    }
}
