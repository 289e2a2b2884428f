package io.bothways.analytics.pair;

import io.bothways.platform.sql.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Pairs as folded so far: formed by one topic, lived in another; the two halves meet when they are read. */
@ApplicationScoped
public class Pairs {

    private static final String CHANGE = """
            insert into fact_pair_course as fact (partnership_id, cohort_id, signed_at, activated_at, extended_to, paused_at,
                                                  paused_seconds, fulfilled, dropped, ended_at, ending, cause, version, known_at)
            values (?, ?, ?, ?, ?, ?, 0, ?, ?, ?, ?, ?, ?, ?)
            on conflict (partnership_id) do update
               set cohort_id = coalesce(excluded.cohort_id, fact.cohort_id),
                   signed_at = coalesce(fact.signed_at, excluded.signed_at),
                   activated_at = coalesce(fact.activated_at, excluded.activated_at),
                   extended_to = coalesce(excluded.extended_to, fact.extended_to),
                   paused_at = case when ? then null else coalesce(fact.paused_at, excluded.paused_at) end,
                   paused_seconds = fact.paused_seconds
                       + case when ? and fact.paused_at is not null
                              then greatest(0, extract(epoch from ?::timestamptz - fact.paused_at)) else 0 end,
                   fulfilled = array(select distinct unnest(fact.fulfilled || excluded.fulfilled) order by 1),
                   dropped = array(select distinct unnest(fact.dropped || excluded.dropped) order by 1),
                   ended_at = coalesce(excluded.ended_at, fact.ended_at),
                   ending = coalesce(excluded.ending, fact.ending),
                   cause = coalesce(excluded.cause, fact.cause),
                   version = excluded.version, known_at = excluded.known_at
             where fact.version < excluded.version
            """;

    private final Sql sql;

    Pairs(Sql sql) {
        this.sql = sql;
    }

    public List<Pair> pairs(@Nullable UUID programme, @Nullable UUID cohort) {
        Map<UUID, List<Direction>> directions = new HashMap<>();
        sql.list(
                """
                select d.partnership_id, d.direction_id, d.teacher_id, d.learner_id,
                       coalesce(d.direction_id = any(c.fulfilled), false) as fulfilled
                  from fact_pair p
                  join fact_direction d using (partnership_id)
                  left join fact_pair_course c using (partnership_id)
                 where (?::uuid is null or p.programme_id = ?) and (?::uuid is null or p.cohort_id = ?)
                 order by d.direction_id
                """,
                row -> directions
                        .computeIfAbsent(row.getObject("partnership_id", UUID.class), _ -> new ArrayList<>())
                        .add(new Direction(
                                row.getObject("direction_id", UUID.class),
                                row.getObject("teacher_id", UUID.class),
                                row.getObject("learner_id", UUID.class),
                                row.getBoolean("fulfilled"))),
                programme,
                programme,
                cohort,
                cohort);
        return sql.list(
                """
                select p.partnership_id, p.cohort_id, p.first_id, p.second_id, p.formed_at, c.activated_at,
                       coalesce(c.paused_seconds, 0) as paused_seconds, c.paused_at,
                       case when p.reinstated_at is null or p.reinstated_at < c.ended_at then c.ended_at end as ended_at,
                       case when p.reinstated_at is null or p.reinstated_at < c.ended_at then c.ending end as ending
                  from fact_pair p
                  left join fact_pair_course c using (partnership_id)
                 where (?::uuid is null or p.programme_id = ?) and (?::uuid is null or p.cohort_id = ?)
                 order by p.partnership_id
                """,
                row -> pair(row, directions.getOrDefault(row.getObject("partnership_id", UUID.class), List.of())),
                programme,
                programme,
                cohort,
                cohort);
    }

    private static Pair pair(ResultSet row, List<Direction> directions) throws SQLException {
        @Nullable String ending = row.getString("ending");
        return new Pair(
                row.getObject("partnership_id", UUID.class),
                row.getObject("cohort_id", UUID.class),
                row.getObject("first_id", UUID.class),
                row.getObject("second_id", UUID.class),
                Sql.instant(row, "formed_at"),
                Sql.instantOrNull(row, "activated_at"),
                Duration.ofMillis(Math.round(row.getDouble("paused_seconds") * 1_000)),
                Sql.instantOrNull(row, "paused_at"),
                Sql.instantOrNull(row, "ended_at"),
                ending == null ? null : PairEnding.of(ending),
                directions);
    }

    void formed(PairFormed told, long version, Instant toldAt) {
        int stored = sql.update(
                """
                insert into fact_pair (partnership_id, proposal_id, cohort_id, programme_id, programme_type, first_id, second_id,
                                       formed_at, planned_end_at, cadence_days, score, version, known_at)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                on conflict (partnership_id) do nothing
                """,
                told.partnershipId(),
                told.proposalId(),
                told.cohortId(),
                told.programmeId(),
                told.programmeType(),
                told.people().getFirst(),
                told.people().getLast(),
                told.formedAt(),
                told.endsAt(),
                told.cadenceDays(),
                told.score(),
                version,
                toldAt);
        if (stored == 0) {
            return;
        }
        for (var direction : told.directions()) {
            sql.update(
                    """
                    insert into fact_direction (direction_id, partnership_id, teacher_id, learner_id, required, skills)
                    values (?, ?, ?, ?, ?, ?)
                    on conflict do nothing
                    """,
                    direction.directionId(),
                    told.partnershipId(),
                    direction.teacherId(),
                    direction.learnerId(),
                    direction.required(),
                    direction.skillCount());
        }
    }

    void reinstated(PairReinstated told, long version, Instant toldAt) {
        sql.update("""
                update fact_pair
                   set reinstated_at = ?, version = ?, known_at = ?
                 where partnership_id = ? and version < ?
                """, told.at() == null ? toldAt : told.at(), version, toldAt, told.partnershipId(), version);
    }

    void fold(PairChanged told, String type, long version, Instant toldAt) {
        var at = told.at() == null ? toldAt : told.at();
        var ending =
                switch (type) {
                    case "partnership-completed" -> PairEnding.COMPLETED;
                    case "partnership-ended-early" -> PairEnding.ENDED_EARLY;
                    case "partnership-never-started" -> PairEnding.NEVER_STARTED;
                    default -> null;
                };
        boolean resumes = type.equals("partnership-resumed") || ending != null;
        sql.update(
                CHANGE,
                told.partnershipId(),
                told.cohortId(),
                type.equals("agreement-signed") ? at : null,
                type.equals("partnership-activated") ? at : null,
                type.equals("partnership-extended") ? told.endsAt() : null,
                type.equals("partnership-paused") ? at : null,
                fulfilled(told, type),
                type.equals("direction-dropped") && told.directionId() != null
                        ? new UUID[] {told.directionId()}
                        : new UUID[0],
                ending == null ? null : at,
                ending == null ? null : ending.code(),
                ending == null ? null : told.cause(),
                version,
                toldAt,
                resumes,
                resumes,
                at);
    }

    private static UUID[] fulfilled(PairChanged told, String type) {
        if (type.equals("direction-fulfilled") && told.directionId() != null) {
            return new UUID[] {told.directionId()};
        }
        return told.directionsFulfilled() == null
                ? new UUID[0]
                : told.directionsFulfilled().toArray(new UUID[0]);
    }
}
