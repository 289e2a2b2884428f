package io.bothways.analytics.programme;

import io.bothways.platform.sql.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Programmes and cohorts as folded so far. */
@ApplicationScoped
public class Programmes {

    private final Sql sql;

    Programmes(Sql sql) {
        this.sql = sql;
    }

    public Optional<Cohort> cohort(UUID id) {
        return sql.first(
                """
                select c.cohort_id, c.programme_id, p.type, c.state, c.opens_at, c.starts_at, c.ends_at
                  from dim_cohort c
                  join dim_programme p using (programme_id)
                 where c.cohort_id = ?
                """,
                row -> new Cohort(
                        row.getObject("cohort_id", UUID.class),
                        row.getObject("programme_id", UUID.class),
                        row.getString("type"),
                        row.getString("state"),
                        Sql.instantOrNull(row, "opens_at"),
                        Sql.instantOrNull(row, "starts_at"),
                        Sql.instantOrNull(row, "ends_at")),
                id);
    }

    public boolean exists(UUID programme) {
        return sql.yes("select exists (select from dim_programme where programme_id = ?)", programme);
    }

    /** Whether the holder of this login key coordinates or sponsors the programme. */
    public boolean isRunBy(UUID programme, String loginKey) {
        return sql.yes("""
                select exists (select from dim_programme
                                where programme_id = ? and (? = any(coordinators) or ? = any(sponsors)))
                """, programme, loginKey, loginKey);
    }

    /** Absent fields keep what was told before: an event about a cohort says nothing about coordinators. */
    void fold(ProgrammeChanged told, long version, Instant at) {
        sql.update(
                """
                insert into dim_programme as known (programme_id, type, status, coordinators, sponsors, version, known_at)
                values (?, ?, ?, coalesce(?::text[], '{}'), coalesce(?::text[], '{}'), ?, ?)
                on conflict (programme_id) do update
                   set type = coalesce(excluded.type, known.type),
                       status = coalesce(excluded.status, known.status),
                       coordinators = coalesce(?::text[], known.coordinators),
                       sponsors = coalesce(?::text[], known.sponsors),
                       version = excluded.version, known_at = excluded.known_at
                 where known.version < excluded.version
                """,
                told.programmeId(),
                told.type(),
                told.status(),
                texts(told.coordinators()),
                texts(told.sponsors()),
                version,
                at,
                texts(told.coordinators()),
                texts(told.sponsors()));
        if (told.cohortId() == null) {
            return;
        }
        sql.update(
                """
                insert into dim_cohort as known (cohort_id, programme_id, state, opens_at, starts_at, ends_at, version, known_at)
                values (?, ?, ?, ?, ?, ?, ?, ?)
                on conflict (cohort_id) do update
                   set state = coalesce(excluded.state, known.state),
                       opens_at = coalesce(excluded.opens_at, known.opens_at),
                       starts_at = coalesce(excluded.starts_at, known.starts_at),
                       ends_at = coalesce(excluded.ends_at, known.ends_at),
                       version = excluded.version, known_at = excluded.known_at
                 where known.version < excluded.version
                """,
                told.cohortId(),
                told.programmeId(),
                told.cohortState(),
                told.opensAt(),
                told.startsAt(),
                told.endsAt(),
                version,
                at);
    }

    private static String @Nullable [] texts(@Nullable List<String> texts) {
        return texts == null ? null : texts.toArray(new String[0]);
    }
}
