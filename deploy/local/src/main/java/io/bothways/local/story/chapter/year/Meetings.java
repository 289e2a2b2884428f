package io.bothways.local.story.chapter.year;

import io.bothways.local.story.api.InParallel;
import io.bothways.local.story.chapter.Member;
import io.bothways.local.story.chapter.Scene;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The sessions of all pairs, week by week: those planned ahead at its beginning, all others at its end. */
final class Meetings {
    private final Scene scene;
    private final Map<Meeting.Course, Integer> courses = new EnumMap<>(Meeting.Course.class);
    private volatile Meeting.@Nullable Known oneSided;
    private boolean oneSidedSeen;

    Meetings(Scene scene) {
        this.scene = scene;
    }

    Map<Meeting.Course, Integer> courses() {
        return courses;
    }

    /** The week's sessions, one of which in the whole story becomes the one that only one person attests. */
    List<Meeting> withTheOneSided(List<Meeting> week) {
        List<Meeting> meetings = new ArrayList<>();
        for (Meeting meeting : week) {
            boolean chosen = staysOneSided(meeting);
            oneSidedSeen |= chosen;
            meetings.add(chosen ? meeting.withCourse(Meeting.Course.ONE_SIDED) : meeting);
        }
        return meetings;
    }

    /** Proposes and accepts what is planned ahead, and cancels what will be cancelled. */
    List<Meeting.Known> plan(List<Meeting> week) {
        var planned =
                week.stream().filter(meeting -> meeting.course().isPlanned()).toList();
        return InParallel.map(planned, this::plan).stream()
                .filter(known -> switch (known.meeting().course()) {
                    case CANCELLED_LATE, CANCELLED_IN_TIME -> false;
                    default -> true;
                })
                .toList();
    }

    private Meeting.Known plan(Meeting meeting) {
        var pair = meeting.pair();
        var startsAt = meeting.course() == Meeting.Course.CANCELLED_LATE
                ? scene.clock().now().plus(Duration.ofHours(20))
                : meeting.startsAt();
        var first = scene.sessions(pair.first().account());
        var second = scene.sessions(pair.second().account());
        String id = first.post(
                        pair.path() + "/sessions", Map.of("startsAt", startsAt.toString(), "minutes", Meeting.MINUTES))
                .expecting(201)
                .text("id");
        second.post("/v1/sessions/" + id + "/acceptance").expecting(200, 204);
        switch (meeting.course()) {
            case CANCELLED_LATE, CANCELLED_IN_TIME ->
                second.post("/v1/sessions/" + id + "/cancellation").expecting(200, 204);
            default -> {}
        }
        return new Meeting.Known(meeting, id);
    }

    /** At the end of the week: the planned ones are attested, the others written down; pairs that ended are silent. */
    void lookBack(List<Meeting> week, List<Meeting.Known> planned) {
        List<Runnable> work = new ArrayList<>();
        for (Meeting.Known known : planned) {
            if (isLive(known.meeting())) {
                count(known.meeting().course());
                work.add(() -> attest(known));
            }
        }
        for (Meeting meeting : week) {
            if (!meeting.course().isPlanned() && isLive(meeting)) {
                count(meeting.course());
                work.add(() -> writeDown(meeting));
            } else if (meeting.course() == Meeting.Course.CANCELLED_LATE
                    || meeting.course() == Meeting.Course.CANCELLED_IN_TIME) {
                count(meeting.course());
            }
        }
        InParallel.each(work, Runnable::run);
    }

    /** One session in the whole story, of two people who both stay. */
    private boolean staysOneSided(Meeting meeting) {
        return !oneSidedSeen
                && meeting.number() >= 1
                && meeting.pair().first().employee().leaves().isEmpty()
                && meeting.pair().second().employee().leaves().isEmpty();
    }

    /** What has become of the session that only one attested. */
    Optional<String> stateOfOneSided() {
        return Optional.ofNullable(oneSided)
                .map(known -> scene.sessions(known.meeting().pair().first().account())
                        .get("/v1/sessions/" + known.id())
                        .expecting(200)
                        .text("state"));
    }

    private boolean isLive(Meeting meeting) {
        return meeting.pair().isLiveAt(meeting.startsAt());
    }

    private void count(Meeting.Course course) {
        courses.merge(course, 1, Integer::sum);
    }

    private void attest(Meeting.Known known) {
        var pair = known.meeting().pair();
        switch (known.meeting().course()) {
            case MISSED -> {
                attest(pair.first(), known.id(), Map.of("statement", "not-held"));
                attest(pair.second(), known.id(), Map.of("statement", "not-held"));
            }
            case ONE_SIDED -> {
                attest(pair.first(), known.id(), held(known.meeting()));
                oneSided = known;
            }
            case NO_SHOW -> attest(pair.first(), known.id(), Map.of("statement", "partner-absent"));
            default -> {
                attest(pair.first(), known.id(), held(known.meeting()));
                attest(pair.second(), known.id(), held(known.meeting()));
                taught(known.meeting());
            }
        }
    }

    private void writeDown(Meeting meeting) {
        var pair = meeting.pair();
        Map<String, Object> log = new LinkedHashMap<>();
        log.put("startsAt", meeting.startsAt().toString());
        log.put("minutes", Meeting.MINUTES);
        log.put("segments", segments(meeting));
        String id = scene.sessions(pair.first().account())
                .post(pair.path() + "/session-logs", log)
                .expecting(201)
                .text("id");
        attest(pair.second(), id, held(meeting));
        taught(meeting);
    }

    private static void taught(Meeting meeting) {
        var ways = meeting.pair().ways();
        for (int way = 0; way < ways.size(); way++) {
            if (meeting.minutes(way) > 0) {
                meeting.pair().teach(ways.get(way));
            }
        }
    }

    private void attest(Member who, String session, Map<String, Object> statement) {
        scene.sessions(who.account())
                .put("/v1/sessions/" + session + "/attestation", statement)
                .expecting(200, 201);
    }

    private static Map<String, Object> held(Meeting meeting) {
        return Map.of("statement", "held", "segments", segments(meeting));
    }

    private static List<Map<String, Object>> segments(Meeting meeting) {
        List<Map<String, Object>> segments = new ArrayList<>();
        var ways = meeting.pair().ways();
        for (int way = 0; way < ways.size(); way++) {
            if (meeting.minutes(way) > 0) {
                segments.add(Map.of(
                        "directionId",
                        ways.get(way).id(),
                        "skillId",
                        ways.get(way).skills().getFirst().skillId(),
                        "minutes",
                        meeting.minutes(way)));
            }
        }
        return segments;
    }
}
