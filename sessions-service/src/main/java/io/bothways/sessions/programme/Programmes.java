package io.bothways.sessions.programme;

import io.bothways.platform.sql.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The projection of programmes: who coordinates them, their cohorts, and the settings needed here. */
@ApplicationScoped
public class Programmes {

    private final Sql sql;

    Programmes(Sql sql) {
        this.sql = sql;
    }

    void store(ProgrammeChanged programme) {
        sql.update("""
                insert into programme (id, status, never_started_days) values (?, coalesce(?, 'unknown'), ?::integer)
                on conflict (id) do update set
                    status = coalesce(?, programme.status),
                    never_started_days = coalesce(excluded.never_started_days, programme.never_started_days)
                """, programme.programmeId(), programme.status(), programme.neverStartedDays(), programme.status());
        @Nullable List<String> coordinators = programme.coordinators();
        if (coordinators != null) {
            String[] keys = coordinators.toArray(String[]::new);
            sql.update(
                    "delete from programme_coordinator where programme_id = ? and login_key <> all (?)",
                    programme.programmeId(),
                    keys);
            sql.update("""
                    insert into programme_coordinator (programme_id, login_key) select ?, key from unnest(?) as key
                    on conflict do nothing
                    """, programme.programmeId(), keys);
        }
        if (programme.cohortId() != null) {
            sql.update("""
                    insert into cohort (id, programme_id, state) values (?, ?, coalesce(?, 'unknown'))
                    on conflict (id) do update set state = excluded.state
                    """, programme.cohortId(), programme.programmeId(), programme.cohortState());
        }
    }

    /** Whether this login coordinates the programme of the cohort. */
    public boolean coordinatesCohort(UUID cohortId, String loginKey) {
        return sql.yes("""
                select exists (select 1 from cohort c join programme_coordinator o on o.programme_id = c.programme_id
                               where c.id = ? and o.login_key = ?)
                """, cohortId, loginKey);
    }

    /** After how many days without a session a partnership of this programme has never started, if it says so. */
    public Optional<Integer> neverStartedDays(UUID programmeId) {
        return sql.first(
                "select never_started_days from programme where id = ? and never_started_days is not null",
                row -> row.getInt("never_started_days"),
                programmeId);
    }
}
