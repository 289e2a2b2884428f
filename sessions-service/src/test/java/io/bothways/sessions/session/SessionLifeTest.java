package io.bothways.sessions.session;

import static io.bothways.sessions.World.activePair;
import static io.bothways.sessions.World.now;
import static io.bothways.sessions.World.pass;
import static io.bothways.sessions.World.settle;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;

import io.bothways.fixture.Bus;
import io.bothways.sessions.World.Member;
import io.bothways.sessions.World.Pair;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

@QuarkusTest
class SessionLifeTest {

    private static final Duration TWO_DAYS = Duration.ofDays(2);

    @Test
    void aSessionIsProposedAcceptedHeldAndAttestedByBoth() {
        // Given
        Pair pair = activePair();
        String session = scheduled(pair, TWO_DAYS);
        pass(TWO_DAYS.plusHours(1));
        seen(session, pair.a()).body("state", equalTo("awaiting-attestation")).body("actions", contains("attestation"));
        attest(session, pair.a(), held(segment(pair.ab(), 30), segment(pair.ba(), 25)))
                .statusCode(200)
                .body("myWord", equalTo("held"))
                .body("partnerHasSpoken", equalTo(false));
        seen(session, pair.b()).body("partnersWord", nullValue()).body("partnerHasSpoken", equalTo(true));
        // When: the second agrees with what the first stated
        attest(session, pair.b(), Map.of("statement", "held")).statusCode(200).body("state", equalTo("held"));
        // Then
        seen(session, pair.a())
                .body("segments.minutes", containsInAnyOrder(30, 25))
                .body("segments.confirmed", contains(true, true))
                .body("partnersWord", equalTo("held"));
        var told = Bus.hears("sessions", UUID.fromString(session), 2).getLast();
        assertThat(told.type()).isEqualTo("io.bothways.sessions.session-held.v1");
        assertThat(told.data().get("oneSided").asBoolean()).isFalse();
        assertThat(told.data().get("segments")).hasSize(2);
        pair.seenBy(pair.a()).body("directions.state", contains("progressing", "progressing"));
        pair.b()
                .calls()
                .post("/v1/directions/" + pair.ab() + "/fulfilment")
                .then()
                .statusCode(200);
    }

    @Test
    void theLearnerConfirmsWhatOnlyTheTeacherStated() {
        Pair pair = activePair();
        String session = scheduled(pair, TWO_DAYS);
        pass(TWO_DAYS.plusHours(1));
        attest(session, pair.b(), Map.of("statement", "held")).statusCode(200);
        attest(session, pair.a(), held(segment(pair.ab(), 30)))
                .statusCode(200)
                .body("state", equalTo("held"))
                .body("segments.confirmed", contains(false));
        pair.seenBy(pair.a()).body("directions.state", contains("agreed", "agreed"));

        seen(session, pair.b()).body("actions", contains("confirmation"));
        pair.b()
                .calls()
                .post("/v1/sessions/" + session + "/confirmation")
                .then()
                .statusCode(200)
                .body("segments.confirmed", contains(true));

        var told = Bus.hears("sessions", UUID.fromString(session), 3);
        assertThat(told.get(1).data().at("/segments/0/confirmed").asBoolean()).isFalse();
        assertThat(told.get(2).data().at("/segments/0/confirmed").asBoolean()).isTrue();
    }

    @Test
    void oneWordAndSevenDaysOfSilenceAreOneSided() {
        Pair pair = activePair();
        String session = scheduled(pair, TWO_DAYS);
        pass(TWO_DAYS.plusHours(1));
        attest(session, pair.a(), held(segment(pair.ab(), 60))).statusCode(200);

        pass(Duration.ofDays(7));

        seen(session, pair.b()).body("state", equalTo("held-one-sided")).body("actions", hasSize(0));
        var told = Bus.hears("sessions", UUID.fromString(session), 2).getLast();
        assertThat(told.data().get("oneSided").asBoolean()).isTrue();
        attest(session, pair.b(), Map.of("statement", "held")).statusCode(409);
    }

    @Test
    void noWordForFourteenDaysIsMissed() {
        Pair pair = activePair();
        String session = scheduled(pair, TWO_DAYS);

        pass(TWO_DAYS.plusHours(1).plusDays(14));

        seen(session, pair.a()).body("state", equalTo("missed"));
        assertThat(Bus.types("sessions", UUID.fromString(session), 2))
                .last()
                .isEqualTo("io.bothways.sessions.session-missed.v1");
    }

    @Test
    void anAbsentPartnerWhoAgreesIsANoShow() {
        Pair pair = activePair();
        String session = scheduled(pair, TWO_DAYS);
        pass(TWO_DAYS.plusHours(1));

        attest(session, pair.a(), Map.of("statement", "partner-absent")).statusCode(200);
        attest(session, pair.b(), Map.of("statement", "not-held"))
                .statusCode(200)
                .body("state", equalTo("no-show"))
                .body("absent", equalTo(pair.b().id().toString()));

        var told = Bus.hears("sessions", UUID.fromString(session), 2).getLast();
        assertThat(told.data().get("who").asText()).isEqualTo(pair.b().id().toString());
    }

    @Test
    void aDisputeEndsWhenOneChangesTheirWordOrTheTimeIsOver() {
        Pair pair = activePair();
        String first = scheduled(pair, TWO_DAYS);
        String second = scheduled(pair, TWO_DAYS.plusHours(2));
        pass(TWO_DAYS.plusHours(3));
        for (String session : List.of(first, second)) {
            attest(session, pair.a(), held()).statusCode(200);
            attest(session, pair.b(), Map.of("statement", "not-held"))
                    .statusCode(200)
                    .body("state", equalTo("disputed"));
        }

        attest(first, pair.b(), Map.of("statement", "held")).statusCode(428);
        String etag = pair.b().calls().get("/v1/sessions/" + first).header("ETag");
        pair.b()
                .calls()
                .header("If-Match", etag)
                .body(Map.of("statement", "held"))
                .put("/v1/sessions/" + first + "/attestation")
                .then()
                .statusCode(200)
                .body("state", equalTo("held"));
        pass(Duration.ofDays(7));

        seen(second, pair.a()).body("state", equalTo("not-held"));
        assertThat(Bus.types("sessions", UUID.fromString(second), 2))
                .last()
                .isEqualTo("io.bothways.sessions.session-not-held.v1");
    }

    @Test
    void wordsBeforeTheEndAreRefused() {
        Pair pair = activePair();
        String session = scheduled(pair, TWO_DAYS);

        attest(session, pair.a(), held()).statusCode(409).body("type", equalTo("/problems/session-not-over"));
    }

    @Test
    void anOfferLapsesAfterTwoDays() {
        Pair pair = activePair();
        String session = proposed(pair, Duration.ofDays(9));

        pass(TWO_DAYS);

        seen(session, pair.a()).body("state", equalTo("lapsed"));
        pair.b().calls().post("/v1/sessions/" + session + "/acceptance").then().statusCode(409);
    }

    @Test
    void anOfferIsDeclinedByTheOtherOnly() {
        Pair pair = activePair();
        String session = proposed(pair, TWO_DAYS);

        pair.a().calls().post("/v1/sessions/" + session + "/decline").then().statusCode(403);
        pair.b()
                .calls()
                .post("/v1/sessions/" + session + "/decline")
                .then()
                .statusCode(200)
                .body("state", equalTo("declined"));
    }

    @Test
    void cancellingWithinADayIsLate() {
        Pair pair = activePair();
        String early = scheduled(pair, Duration.ofDays(3));
        String late = scheduled(pair, Duration.ofHours(20));

        pair.a()
                .calls()
                .post("/v1/sessions/" + early + "/cancellation")
                .then()
                .statusCode(200)
                .body("state", equalTo("cancelled-in-time"));
        pair.a()
                .calls()
                .post("/v1/sessions/" + late + "/cancellation")
                .then()
                .statusCode(200)
                .body("state", equalTo("cancelled-late"));

        assertThat(Bus.hears("sessions", UUID.fromString(early), 2)
                        .getLast()
                        .data()
                        .get("late")
                        .asBoolean())
                .isFalse();
        assertThat(Bus.hears("sessions", UUID.fromString(late), 2)
                        .getLast()
                        .data()
                        .get("late")
                        .asBoolean())
                .isTrue();
    }

    @Test
    void aMovedSessionKeepsItsIdentityAndIsCounted() {
        Pair pair = activePair();
        String session = scheduled(pair, TWO_DAYS);
        var later = now().plus(Duration.ofDays(4));

        pair.b()
                .calls()
                .body(Map.of("startsAt", later.toString(), "minutes", 45))
                .post("/v1/sessions/" + session + "/rescheduling")
                .then()
                .statusCode(200)
                .body("startsAt", equalTo(later.toString()))
                .body("reschedulings", equalTo(1));
        pass(TWO_DAYS.plusHours(2));

        seen(session, pair.a()).body("state", equalTo("scheduled"));
    }

    @Test
    void aLogCountsOnceThePartnerConfirmsIt() {
        Pair pair = activePair();
        pass(TWO_DAYS);
        String confirmed = logged(pair, Duration.ofHours(20));
        String ignored = logged(pair, Duration.ofHours(30));

        attest(confirmed, pair.b(), Map.of("statement", "held")).statusCode(200).body("state", equalTo("held"));
        pass(Duration.ofDays(7));

        seen(ignored, pair.a()).body("state", equalTo("lapsed"));
        assertThat(Bus.types("sessions", UUID.fromString(confirmed), 1))
                .containsExactly("io.bothways.sessions.session-held.v1");
    }

    @Test
    void segmentsFitTheSessionAndItsDirections() {
        Pair pair = activePair();
        String session = scheduled(pair, TWO_DAYS);
        pass(TWO_DAYS.plusHours(1));

        attest(session, pair.a(), held(segment(pair.ab(), 40), segment(pair.ba(), 40)))
                .statusCode(400)
                .body("errors[0].pointer", equalTo("/segments"));
        attest(session, pair.a(), held(segment(UUID.randomUUID(), 10)))
                .statusCode(400)
                .body("errors[0].pointer", equalTo("/segments/0/directionId"));
        attest(session, pair.a(), held(segment(pair.ab(), 10), segment(pair.ab(), 10)))
                .statusCode(400);
        attest(session, pair.a(), held(segment(pair.ab(), 0)))
                .statusCode(400)
                .body("errors[0].pointer", equalTo("/segments/0/minutes"));
        attest(session, pair.a(), Map.of("statement", "not-held", "segments", List.of(segment(pair.ab(), 10))))
                .statusCode(400);
        seen(session, pair.a()).body("myWord", nullValue()).body("segments", hasSize(0));
    }

    @Test
    void theSameKeyProposesOnce() {
        Pair pair = activePair();
        var wish = Map.of("startsAt", now().plus(TWO_DAYS).toString(), "minutes", 60);
        String first = pair.a()
                .calls()
                .header("Idempotency-Key", "k1")
                .body(wish)
                .post(pair.path() + "/sessions")
                .then()
                .statusCode(201)
                .extract()
                .path("id");

        pair.a()
                .calls()
                .header("Idempotency-Key", "k1")
                .body(wish)
                .post(pair.path() + "/sessions")
                .then()
                .statusCode(201)
                .header("Idempotent-Replayed", "true")
                .body("id", equalTo(first));
        pair.a()
                .calls()
                .header("Idempotency-Key", "k1")
                .body(Map.of("startsAt", now().plus(TWO_DAYS).toString(), "minutes", 30))
                .post(pair.path() + "/sessions")
                .then()
                .statusCode(422);
        pair.a().calls().get(pair.path() + "/sessions").then().statusCode(200).body("items", hasSize(1));
    }

    @Test
    void nothingIsPlannedInAPausedOrFinishedPartnership() {
        Pair pair = activePair();
        String session = scheduled(pair, TWO_DAYS);
        pair.a().calls().post(pair.path() + "/pause").then().statusCode(200);

        seen(session, pair.b()).body("state", equalTo("cancelled-in-time"));
        propose(pair, TWO_DAYS).statusCode(409).body("type", equalTo("/problems/not-in-this-state"));
        pair.a()
                .calls()
                .body(Map.of("cause", "no-fault"))
                .post(pair.path() + "/ending")
                .then()
                .statusCode(200);
        propose(pair, TWO_DAYS).statusCode(409).body("type", equalTo("/problems/partnership-over"));
    }

    @Test
    void mineAreListedInTheOrderOfTime() {
        Pair pair = activePair();
        String second = proposed(pair, Duration.ofDays(5));
        String first = proposed(pair, TWO_DAYS);

        pair.b().calls().get("/v1/me/sessions").then().statusCode(200).body("items.id", contains(first, second));
        var page = pair.b()
                .calls()
                .get("/v1/me/sessions?limit=1&state=proposed")
                .then()
                .statusCode(200)
                .body("items.id", contains(first));
        pair.b()
                .calls()
                .queryParam("limit", 1)
                .queryParam("state", "proposed")
                .queryParam("cursor", page.extract().<String>path("next"))
                .get("/v1/me/sessions")
                .then()
                .body("items.id", contains(second));
        settle();
    }

    private static ValidatableResponse propose(Pair pair, Duration in) {
        return pair.a()
                .calls()
                .body(Map.of("startsAt", now().plus(in).toString(), "minutes", 60))
                .post(pair.path() + "/sessions")
                .then();
    }

    private static String proposed(Pair pair, Duration in) {
        return propose(pair, in).statusCode(201).extract().path("id");
    }

    private static String scheduled(Pair pair, Duration in) {
        String session = proposed(pair, in);
        pair.b()
                .calls()
                .post("/v1/sessions/" + session + "/acceptance")
                .then()
                .statusCode(200)
                .body("state", equalTo("scheduled"));
        return session;
    }

    private static String logged(Pair pair, Duration ago) {
        return pair.a()
                .calls()
                .body(Map.of(
                        "startsAt",
                        now().minus(ago).toString(),
                        "minutes",
                        60,
                        "segments",
                        List.of(segment(pair.ab(), 50))))
                .post(pair.path() + "/session-logs")
                .then()
                .statusCode(201)
                .body("state", equalTo("awaiting-attestation"))
                .extract()
                .path("id");
    }

    private static ValidatableResponse seen(String session, Member member) {
        return member.calls().get("/v1/sessions/" + session).then().statusCode(200);
    }

    private static ValidatableResponse attest(String session, Member member, Map<String, Object> word) {
        return member.calls()
                .body(word)
                .put("/v1/sessions/" + session + "/attestation")
                .then();
    }

    @SafeVarargs
    private static Map<String, Object> held(Map<String, Object>... segments) {
        return Map.of("statement", "held", "segments", List.of(segments));
    }

    private static Map<String, Object> segment(UUID direction, int minutes) {
        return Map.of("directionId", direction.toString(), "minutes", minutes);
    }
}
