package io.bothways.matching.cohort;

import io.bothways.matching.Columns;
import io.bothways.platform.sql.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.UUID;

/** Who is eligible for which cohort, and since when. */
@ApplicationScoped
class Eligibilities {
    private final Sql sql;

    Eligibilities(Sql sql) {
        this.sql = sql;
    }

    /** Adds these people; returns those for whom it is new. */
    List<UUID> add(UUID cohortId, Collection<UUID> people, Instant since) {
        return sql.list("""
                insert into eligibility (cohort_id, person_id, since)
                select ?, p.id, ? from unnest(?::uuid[]) p (id) order by p.id
                on conflict (cohort_id, person_id) do update set since = excluded.since, lost_at = null
                where eligibility.lost_at is not null
                returning person_id
                """, row -> Columns.id(row, "person_id"), cohortId, since, Columns.ids(people));
    }

    record Lost(UUID cohortId, UUID programmeId) {}

    List<Lost> lose(UUID personId, Instant at) {
        return sql.list(
                """
                update eligibility e set lost_at = ? from cohort c
                where e.person_id = ? and e.lost_at is null and c.id = e.cohort_id
                returning e.cohort_id, c.programme_id
                """, row -> new Lost(Columns.id(row, "cohort_id"), Columns.id(row, "programme_id")), at, personId);
    }

    List<UUID> among(UUID cohortId, Collection<UUID> people) {
        return sql.list(
                "select person_id from eligibility where cohort_id = ? and person_id = any (?::uuid[])"
                        + " and lost_at is null",
                row -> Columns.id(row, "person_id"),
                cohortId,
                Columns.ids(people));
    }

    List<UUID> all(UUID cohortId) {
        return sql.list(
                "select person_id from eligibility where cohort_id = ? and lost_at is null order by person_id",
                row -> Columns.id(row, "person_id"),
                cohortId);
    }
}
