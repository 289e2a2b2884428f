package io.bothways.analytics.goal;

import io.bothways.platform.sql.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** Goals as folded so far. */
@ApplicationScoped
public class Goals {

    private final Sql sql;

    Goals(Sql sql) {
        this.sql = sql;
    }

    /** All goals; a goal does not say its cohort, its pair does. */
    public List<Goal> all() {
        return sql.list(
                "select goal_id, partnership_id, teacher_id, learner_id, state from fact_goal order by goal_id",
                row -> new Goal(
                        row.getObject("goal_id", UUID.class),
                        row.getObject("partnership_id", UUID.class),
                        row.getObject("teacher_id", UUID.class),
                        row.getObject("learner_id", UUID.class),
                        GoalState.of(row.getString("state"))));
    }

    void fold(GoalChanged told, String type, long version, Instant toldAt) {
        var state = GoalState.after(type);
        if (state == null) {
            return;
        }
        var at = told.at() == null ? toldAt : told.at();
        sql.update(
                """
                insert into fact_goal as fact (goal_id, partnership_id, direction_id, teacher_id, learner_id, skill_id,
                                               level_before, level_after, state, agreed_at, decided_at, version, known_at)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                on conflict (goal_id) do update
                   set level_before = coalesce(excluded.level_before, fact.level_before),
                       level_after = coalesce(excluded.level_after, fact.level_after),
                       state = excluded.state, agreed_at = coalesce(fact.agreed_at, excluded.agreed_at),
                       decided_at = excluded.decided_at, version = excluded.version, known_at = excluded.known_at
                 where fact.version < excluded.version
                """,
                told.goalId(),
                told.partnershipId(),
                told.directionId(),
                told.teacherId(),
                told.learnerId(),
                told.skillId(),
                told.levelBefore(),
                told.levelAfter(),
                state.code(),
                state == GoalState.AGREED ? at : null,
                state == GoalState.AGREED ? null : at,
                version,
                toldAt);
    }
}
