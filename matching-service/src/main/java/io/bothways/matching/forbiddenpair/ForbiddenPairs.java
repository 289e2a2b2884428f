package io.bothways.matching.forbiddenpair;

import io.bothways.matching.Columns;
import io.bothways.platform.code.Codes;
import io.bothways.platform.paging.PageRequest;
import io.bothways.platform.sql.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The stored pairs. That one is in force once is a constraint, so that two coordinators cannot both forbid it. */
@ApplicationScoped
class ForbiddenPairs {
    private static final UUID NOBODY = new UUID(0, 0);

    private final Sql sql;

    ForbiddenPairs(Sql sql) {
        this.sql = sql;
    }

    /** Empty when the pair is already forbidden there. */
    Optional<ForbiddenPairView> add(
            UUID id, UUID programmeId, @Nullable UUID cohortId, NewForbiddenPair wanted, String by, Instant now) {
        return sql.first(
                """
                insert into forbidden_pair (id, programme_id, cohort_id, person_low, person_high, reason, forbidden_at,
                    forbidden_by)
                select ?, ?, ?, least(p.one, p.other), greatest(p.one, p.other), ?, ?, ?
                from (values (?::uuid, ?::uuid)) p (one, other)
                on conflict (programme_id, cohort_id, person_low, person_high) where lifted_at is null do nothing
                returning *
                """,
                ForbiddenPairs::read,
                id,
                programmeId,
                cohortId,
                Codes.of(wanted.reason()),
                now,
                by,
                wanted.people().get(0),
                wanted.people().get(1));
    }

    Optional<ForbiddenPairView> coordinated(UUID id, String loginKey) {
        return sql.first("""
            select f.* from forbidden_pair f join programme_coordinator k using (programme_id)
            where f.id = ? and k.login_key = ?
            """, ForbiddenPairs::read, id, loginKey);
    }

    /** Empty when somebody else was faster. */
    Optional<ForbiddenPairView> lift(UUID id, String by, Instant now) {
        return sql.first("""
            update forbidden_pair set lifted_at = ?, lifted_by = ?, version = version + 1
            where id = ? and lifted_at is null returning *
            """, ForbiddenPairs::read, now, by, id);
    }

    List<ForbiddenPairView> ofProgramme(UUID programmeId, @Nullable Boolean inForce, PageRequest request) {
        return page("programme_id = ?", List.of(programmeId), inForce, request);
    }

    /** All that concern a cohort. */
    List<ForbiddenPairView> ofCohort(UUID programmeId, UUID cohortId, @Nullable Boolean inForce, PageRequest request) {
        return page(
                "programme_id = ? and (cohort_id is null or cohort_id = ?)",
                List.of(programmeId, cohortId),
                inForce,
                request);
    }

    private List<ForbiddenPairView> page(String which, List<UUID> of, @Nullable Boolean inForce, PageRequest request) {
        List<Object> arguments = new ArrayList<>(of);
        String filter = "";
        if (inForce != null) {
            filter = " and (lifted_at is null) = ?";
            arguments.add(inForce);
        }
        arguments.addAll(Arrays.asList(
                request.after().map(key -> Instant.parse(key.get(0))).orElse(Instant.EPOCH),
                request.after().map(key -> UUID.fromString(key.get(1))).orElse(NOBODY),
                request.fetch()));
        return sql.list(
                "select * from forbidden_pair where " + which + filter
                        + " and (forbidden_at, id) > (?, ?) order by forbidden_at, id limit ?",
                ForbiddenPairs::read,
                arguments.toArray());
    }

    /** Whom each of these people was kept apart from. */
    Map<UUID, List<UUID>> heldAt(Instant at, UUID programmeId, UUID cohortId, Collection<UUID> people) {
        Map<UUID, List<UUID>> apart = new HashMap<>();
        sql.list(
                """
                select m.person_id, m.other_id from forbidden_pair f
                cross join lateral (values (person_low, person_high), (person_high, person_low)) m (person_id, other_id)
                where f.programme_id = ? and (f.cohort_id is null or f.cohort_id = ?)
                  and f.forbidden_at <= ? and (f.lifted_at is null or f.lifted_at > ?)
                  and m.person_id = any (?::uuid[])
                """,
                row -> apart.computeIfAbsent(Columns.id(row, "person_id"), key -> new ArrayList<>())
                        .add(Columns.id(row, "other_id")),
                programmeId,
                cohortId,
                at,
                at,
                Columns.ids(people));
        return apart;
    }

    private static ForbiddenPairView read(ResultSet row) throws SQLException {
        @Nullable Instant liftedAt = Sql.instantOrNull(row, "lifted_at");
        return new ForbiddenPairView(
                Columns.id(row, "id"),
                row.getLong("version"),
                Columns.id(row, "programme_id"),
                row.getObject("cohort_id", UUID.class),
                List.of(Columns.id(row, "person_low"), Columns.id(row, "person_high")),
                Codes.parse(ForbiddingReason.class, row.getString("reason")),
                liftedAt == null ? ForbiddenPairView.IN_FORCE : ForbiddenPairView.LIFTED,
                Sql.instant(row, "forbidden_at"),
                row.getString("forbidden_by"),
                liftedAt,
                row.getString("lifted_by"),
                liftedAt == null ? List.of("lifting") : List.of());
    }
}
