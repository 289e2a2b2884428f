package io.bothways.analytics;

import com.fasterxml.jackson.databind.JsonNode;
import io.bothways.infra.Identity;
import io.bothways.platform.access.LoginKey;
import io.bothways.platform.event.EventJson;
import io.bothways.platform.event.ReceivedEvent;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * Sixty people and one cohort, as the events of three services tell it: 60 eligible and invited, 44 applied, 40 ready, 18
 * proposals of which 14 become pairs, 10 of them completed. Ids are made of a seed, so that several can live side by side.
 */
public final class Organisation {

    public static final Instant DAY_0 = Instant.parse("2030-03-01T00:00:00Z");
    /** Where the service's clock stands in these tests. */
    public static final Instant AS_OF = Instant.parse("2031-01-01T00:00:00Z");

    public static final String COORDINATOR = "coordinator-of-the-programme@bothways.local";
    public static final String LEAVER = "person-44@bothways.local";

    public final UUID programme;
    public final UUID cohort;
    private final long seed;
    private final List<ReceivedEvent> events = new ArrayList<>();
    private final Map<String, Long> sequences = new HashMap<>();

    private Organisation(long seed) {
        this.seed = seed;
        this.programme = id('p', 1);
        this.cohort = id('c', 1);
    }

    public static Organisation of(long seed) {
        var organisation = new Organisation(seed);
        organisation.people();
        organisation.cohort();
        organisation.proposals();
        organisation.pairs();
        organisation.leavers();
        return organisation;
    }

    /** In the order in which a quiet system would have told them. */
    public List<ReceivedEvent> events() {
        return events.stream().sorted((a, b) -> a.time().compareTo(b.time())).toList();
    }

    public UUID person(int number) {
        return id('a', number);
    }

    private UUID id(char kind, int number) {
        return new UUID(seed << 16 | kind, number);
    }

    private static Instant day(int day) {
        return DAY_0.plus(Duration.ofDays(day));
    }

    private void people() {
        for (int i = 0; i < 60; i++) {
            tell(
                    "people",
                    "person-joined",
                    person(i),
                    0,
                    person(i, "active", unit(i), DAY_0.minus(Duration.ofDays(i))));
            if (i < 50) {
                tell(
                        "profiles",
                        "profile-published",
                        person(i),
                        1,
                        map(
                                "personId",
                                person(i),
                                "offers",
                                List.of(map("skillId", id('s', i), "level", 3)),
                                "wants",
                                i < 42
                                        ? List.of(map("skillId", id('s', i + 1), "level", 2, "priority", 1))
                                        : List.of()));
            }
        }
        tell("people", "person-moved", person(30), 60, person(30, "active", "Legal", day(60)));
    }

    private static String unit(int i) {
        return i < 30 ? "Lab" : i < 50 ? "Sales" : "Legal";
    }

    private Map<String, Object> person(int i, String status, String unit, Instant effective) {
        return map(
                "personId",
                person(i),
                "status",
                status,
                "unit",
                List.of("Company", unit),
                "grade",
                1 + i % 3,
                "site",
                i % 2 == 0 ? "Lyon" : "Graz",
                "hireDate",
                DAY_0.minus(Duration.ofDays(i)).toString().substring(0, 10),
                "loginKeys",
                List.of(LoginKey.of(Identity.ISSUER, "person-" + i + "@bothways.local")),
                "effective",
                effective,
                "timeZone",
                "Europe/Paris");
    }

    private void cohort() {
        tell(
                "programmes",
                "programme-published",
                programme,
                2,
                map(
                        "programmeId",
                        programme,
                        "type",
                        "reciprocal",
                        "status",
                        "published",
                        "coordinators",
                        List.of(LoginKey.of(Identity.ISSUER, COORDINATOR))));
        tell("programmes", "cohort-opened", programme, 10, cohort("enrolling"));
        tell("programmes", "cohort-started", programme, 20, cohort("in-progress"));
        for (int i = 0; i < 60; i++) {
            var place = map("cohortId", cohort, "programmeId", programme, "personId", person(i));
            tell("eligibility", "eligibility-determined", cohort + ":" + person(i), 10, with(place, "since", day(10)));
            var enrolment = with(with(place, "enrolmentId", id('e', i)), "at", day(11));
            tell("enrolments", "enrolment-invited", id('e', i), 11, enrolment);
            if (i < 44) {
                tell("enrolments", "enrolment-applied", id('e', i), 12, with(enrolment, "at", day(12)));
            }
            if (i < 40) {
                tell("enrolments", "enrolment-ready", id('e', i), 15, with(enrolment, "at", day(15)));
            }
        }
        tell(
                "match-runs",
                "match-run-published",
                id('r', 1),
                16,
                map(
                        "runId",
                        id('r', 1),
                        "cohortId",
                        cohort,
                        "programmeId",
                        programme,
                        "people",
                        40,
                        "matched",
                        36,
                        "pairs",
                        18,
                        "objective",
                        "stable",
                        "value",
                        900,
                        "bound",
                        950,
                        "gap",
                        .05,
                        "algorithm",
                        "greedy-1"));
    }

    private Map<String, Object> cohort(String state) {
        return map(
                "programmeId",
                programme,
                "cohortId",
                cohort,
                "cohortState",
                state,
                "opensAt",
                day(10),
                "startsAt",
                day(20),
                "endsAt",
                day(200));
    }

    private void proposals() {
        for (int j = 0; j < 18; j++) {
            var proposal = map(
                    "proposalId",
                    id('o', j),
                    "runId",
                    id('r', 1),
                    "cohortId",
                    cohort,
                    "programmeId",
                    programme,
                    "people",
                    List.of(person(2 * j), person(2 * j + 1)),
                    "at",
                    day(16));
            tell("proposals", "proposal-sent", id('o', j), 16, proposal);
            if (j < 14) {
                tell("proposals", "proposal-accepted", id('o', j), 17, with(proposal, "by", person(2 * j)));
                tell(
                        "proposals",
                        "proposal-accepted",
                        id('o', j),
                        18,
                        with(with(proposal, "by", person(2 * j + 1)), "at", day(18)));
            } else {
                var end = j < 16 ? "declined" : "expired";
                tell("proposals", "proposal-" + end, id('o', j), 23, with(proposal, "at", day(23)));
            }
        }
    }

    private void pairs() {
        for (int j = 0; j < 14; j++) {
            var first = person(2 * j);
            var second = person(2 * j + 1);
            tell(
                    "pairings",
                    "partnership-formed",
                    id('w', j),
                    18,
                    map(
                            "partnershipId",
                            id('w', j),
                            "proposalId",
                            id('o', j),
                            "cohortId",
                            cohort,
                            "programmeId",
                            programme,
                            "programmeType",
                            "reciprocal",
                            "directions",
                            List.of(direction(2 * j, first, second), direction(2 * j + 1, second, first)),
                            "score",
                            50,
                            "formedAt",
                            day(18),
                            "endsAt",
                            day(200),
                            "cadenceDays",
                            30,
                            "enrolments",
                            List.of(id('e', 2 * j), id('e', 2 * j + 1)),
                            "readySince",
                            List.of(day(15), day(15))));
            life(j, first, second);
        }
    }

    private Map<String, Object> direction(int number, UUID teacher, UUID learner) {
        return map(
                "directionId",
                id('d', number),
                "teacherId",
                teacher,
                "learnerId",
                learner,
                "skills",
                List.of(map("skillId", id('s', number), "levelFrom", 1, "levelTo", 3)),
                "required",
                true);
    }

    private void life(int j, UUID first, UUID second) {
        var partnership = map(
                "partnershipId",
                id('w', j),
                "cohortId",
                cohort,
                "programmeId",
                programme,
                "people",
                List.of(first, second),
                "at",
                day(20));
        tell("partnerships", "agreement-signed", id('w', j), 20, with(partnership, "by", first));
        tell("partnerships", "partnership-activated", id('w', j), 21, with(partnership, "at", day(21)));
        for (int n = 0; n < 5 && j > 0; n++) {
            session(j, n, first, second);
        }
        goal(j, 2 * j, first, second, j % 3 == 0 ? "partly-achieved" : "achieved");
        goal(j, 2 * j + 1, second, first, j % 4 == 0 ? "dropped" : "achieved");
        score(j, "check-ins", "check-in-answered", 60, first, 3 + j % 3);
        score(j, "check-ins", "check-in-answered", 60, second, 3 + (j + 1) % 3);
        if (j < 10) {
            tell(
                    "partnerships",
                    "direction-fulfilled",
                    id('w', j),
                    190,
                    with(with(partnership, "directionId", id('d', 2 * j)), "at", day(190)));
            tell(
                    "partnerships",
                    "partnership-completed",
                    id('w', j),
                    200,
                    with(
                            with(
                                    partnership,
                                    "directionsFulfilled",
                                    j < 6 ? List.of(id('d', 2 * j), id('d', 2 * j + 1)) : List.of(id('d', 2 * j))),
                            "at",
                            day(200)));
            score(j, "feedback", "feedback-released", 201, first, 3 + j % 3);
        } else {
            tell(
                    "partnerships",
                    "partnership-ended-early",
                    id('w', j),
                    150 + j,
                    with(with(partnership, "cause", "left-organisation"), "at", day(150 + j)));
        }
    }

    private void session(int j, int n, UUID first, UUID second) {
        var starts = day(30 + 30 * n);
        var session = map(
                "sessionId",
                id('m', 10 * j + n),
                "partnershipId",
                id('w', j),
                "cohortId",
                cohort,
                "programmeId",
                programme,
                "startsAt",
                starts,
                "endsAt",
                starts.plus(Duration.ofHours(1)),
                "at",
                day(25));
        tell("sessions", "session-scheduled", id('m', 10 * j + n), 25, session);
        if (n == 4 && j % 2 == 0) {
            tell("sessions", "session-missed", id('m', 10 * j + n), 31 + 30 * n, session);
            return;
        }
        tell(
                "sessions",
                "session-held",
                id('m', 10 * j + n),
                31 + 30 * n,
                with(
                        with(session, "oneSided", n == 3),
                        "segments",
                        List.of(
                                segment(2 * j, first, second, 30, n != 3),
                                segment(2 * j + 1, second, first, 10 + j, n != 3))));
    }

    private Map<String, Object> segment(int direction, UUID teacher, UUID learner, int minutes, boolean confirmed) {
        return map(
                "directionId",
                id('d', direction),
                "teacherId",
                teacher,
                "learnerId",
                learner,
                "minutes",
                minutes,
                "confirmed",
                confirmed);
    }

    private void goal(int j, int number, UUID teacher, UUID learner, String outcome) {
        var goal = map(
                "goalId",
                id('g', number),
                "partnershipId",
                id('w', j),
                "directionId",
                id('d', number),
                "teacherId",
                teacher,
                "learnerId",
                learner,
                "skillId",
                id('s', number),
                "levelBefore",
                1,
                "at",
                day(22));
        tell("goals", "goal-agreed", id('g', number), 22, goal);
        tell("goals", "goal-" + outcome, id('g', number), 140, with(with(goal, "levelAfter", 3), "at", day(140)));
    }

    private void score(int j, String topic, String type, int day, UUID who, int satisfaction) {
        boolean feedback = topic.equals("feedback");
        var id = new UUID(
                who.getMostSignificantBits() ^ (feedback ? 1L << 60 : 1L << 61), who.getLeastSignificantBits());
        tell(
                topic,
                type,
                id,
                day,
                map(
                        feedback ? "feedbackId" : "checkInId",
                        id,
                        "partnershipId",
                        id('w', j),
                        "cohortId",
                        cohort,
                        feedback ? "authorId" : "personId",
                        who,
                        "instrument",
                        "bothways-check-in",
                        "version",
                        1,
                        "scores",
                        map("satisfaction", satisfaction, "progress", 3),
                        "at",
                        day(day)));
    }

    /** Five of those who take part, eight of those who do not. */
    private void leavers() {
        for (int i = 20; i < 25; i++) {
            leaves(i, 150 + i, "voluntary");
        }
        for (int i = 44; i < 52; i++) {
            leaves(i, 100 + i, i < 49 ? "voluntary" : "retirement");
        }
    }

    private void leaves(int i, int day, String reason) {
        tell("people", "person-left", person(i), day, with(person(i, "left", unit(i), day(day)), "exitReason", reason));
    }

    private void tell(String topic, String type, Object key, int day, Map<String, Object> data) {
        long sequence = sequences.merge(topic + key, 1L, Long::sum);
        var at = day(day).plusSeconds(sequence);
        JsonNode payload = EventJson.MAPPER.valueToTree(topic.equals("people") ? with(data, "known", at) : data);
        events.add(new ReceivedEvent(
                new UUID(seed, events.size()).toString(), topic, key.toString(), sequence, type, at, payload));
    }

    private static Map<String, Object> map(Object... pairs) {
        Map<String, Object> map = new LinkedHashMap<>();
        for (int i = 0; i < pairs.length; i += 2) {
            map.put((String) pairs[i], pairs[i + 1]);
        }
        return map;
    }

    private static Map<String, Object> with(Map<String, Object> map, String name, Object value) {
        var more = new LinkedHashMap<>(map);
        more.put(name, value);
        return more;
    }
}
