package io.bothways.analytics.session;

import io.bothways.platform.sql.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Sessions and segments as folded so far. */
@ApplicationScoped
public class Sessions {

    private final Sql sql;

    Sessions(Sql sql) {
        this.sql = sql;
    }

    public List<Session> sessions(@Nullable UUID programme, @Nullable UUID cohort) {
        Map<UUID, List<Segment>> segments = new HashMap<>();
        sql.list(
                """
                select g.session_id, g.direction_id, g.teacher_id, g.learner_id, g.minutes, g.confirmed
                  from fact_session s
                  join fact_segment g using (session_id)
                 where (?::uuid is null or s.programme_id = ?) and (?::uuid is null or s.cohort_id = ?)
                 order by g.session_id, g.position
                """,
                row -> segments.computeIfAbsent(row.getObject("session_id", UUID.class), _ -> new ArrayList<>())
                        .add(new Segment(
                                row.getObject("direction_id", UUID.class),
                                row.getObject("teacher_id", UUID.class),
                                row.getObject("learner_id", UUID.class),
                                row.getInt("minutes"),
                                row.getBoolean("confirmed"))),
                programme,
                programme,
                cohort,
                cohort);
        return sql.list(
                """
                select session_id, partnership_id, cohort_id, starts_at, ends_at, state
                  from fact_session
                 where (?::uuid is null or programme_id = ?) and (?::uuid is null or cohort_id = ?)
                 order by session_id
                """,
                row -> new Session(
                        row.getObject("session_id", UUID.class),
                        row.getObject("partnership_id", UUID.class),
                        row.getObject("cohort_id", UUID.class),
                        Sql.instant(row, "starts_at"),
                        Sql.instant(row, "ends_at"),
                        SessionState.of(row.getString("state")),
                        segments.getOrDefault(row.getObject("session_id", UUID.class), List.of())),
                programme,
                programme,
                cohort,
                cohort);
    }

    void fold(SessionChanged told, String type, long version, Instant toldAt) {
        var state = SessionState.after(type, Boolean.TRUE.equals(told.late()), Boolean.TRUE.equals(told.oneSided()));
        if (state == null) {
            return;
        }
        var at = told.at() == null ? toldAt : told.at();
        int stored = sql.update(
                """
                insert into fact_session as fact (session_id, partnership_id, cohort_id, programme_id, starts_at, ends_at,
                                                  state, rescheduled, decided_at, version, known_at)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                on conflict (session_id) do update
                   set starts_at = excluded.starts_at, ends_at = excluded.ends_at, state = excluded.state,
                       rescheduled = fact.rescheduled + excluded.rescheduled, decided_at = excluded.decided_at,
                       version = excluded.version, known_at = excluded.known_at
                 where fact.version < excluded.version
                """,
                told.sessionId(),
                told.partnershipId(),
                told.cohortId(),
                told.programmeId(),
                told.startsAt(),
                told.endsAt(),
                state.code(),
                type.equals("session-rescheduled") ? 1 : 0,
                state == SessionState.SCHEDULED ? null : at,
                version,
                toldAt);
        if (stored == 1 && !told.taught().isEmpty()) {
            store(told.sessionId(), told.taught());
        }
    }

    private void store(UUID session, List<Segment> segments) {
        sql.update("delete from fact_segment where session_id = ?", session);
        sql.update(
                """
                insert into fact_segment (session_id, position, direction_id, teacher_id, learner_id, minutes, confirmed)
                select ?, position, direction_id, teacher_id, learner_id, minutes, confirmed::boolean
                  from unnest(?::uuid[], ?::uuid[], ?::uuid[], ?::integer[], ?::text[])
                       with ordinality as told (direction_id, teacher_id, learner_id, minutes, confirmed, position)
                """,
                session,
                ids(segments, Segment::directionId),
                ids(segments, Segment::teacherId),
                ids(segments, Segment::learnerId),
                segments.stream().map(Segment::minutes).toArray(Integer[]::new),
                segments.stream()
                        .map(segment -> Boolean.toString(segment.confirmed()))
                        .toArray(String[]::new));
    }

    private static UUID[] ids(List<Segment> segments, Function<Segment, UUID> id) {
        return segments.stream().map(id).toArray(UUID[]::new);
    }
}
