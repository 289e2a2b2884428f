package io.bothways.matching.cohort;

import io.bothways.matching.Columns;
import io.bothways.platform.paging.PageRequest;
import io.bothways.platform.sql.Sql;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The stored cohorts. */
@ApplicationScoped
class Cohorts implements PanacheRepositoryBase<Cohort, UUID> {
    private static final UUID NOBODY = new UUID(0, 0);
    private static final String SEEN = """
            (exists (select from programme_coordinator k where k.programme_id = c.programme_id and k.login_key = ?)
                or exists (select from eligibility e
                    where e.cohort_id = c.id and e.person_id = ? and e.lost_at is null))
            """;

    private final Sql sql;

    Cohorts(Sql sql) {
        this.sql = sql;
    }

    Optional<Cohort> coordinated(UUID id, String loginKey) {
        return find(
                        "id = ?1 and programmeId in (select p.id from Programme p where ?2 member of p.coordinators)",
                        id,
                        loginKey)
                .firstResultOptional();
    }

    boolean coordinates(UUID programmeId, String loginKey) {
        return sql.yes(
                "select exists (select from programme_coordinator where programme_id = ? and login_key = ?)",
                programmeId,
                loginKey);
    }

    /** Seen by its coordinators and by everybody who is eligible; a missing cohort costs the same statements. */
    Optional<Cohort> seen(UUID id, String loginKey, @Nullable UUID person) {
        UUID found = sql.first(
                        "select c.id from cohort c where c.id = ? and " + SEEN,
                        row -> Columns.id(row, "id"),
                        id,
                        loginKey,
                        person == null ? NOBODY : person)
                .orElse(NOBODY);
        return findByIdOptional(found);
    }

    List<Cohort> page(UUID programmeId, String loginKey, @Nullable UUID person, PageRequest request) {
        List<UUID> ids = sql.list(
                "select c.id from cohort c where " + SEEN
                        + " and c.programme_id = ? and (c.created_at, c.id) > (?, ?) order by c.created_at, c.id limit ?",
                row -> Columns.id(row, "id"),
                loginKey,
                person == null ? NOBODY : person,
                programmeId,
                request.after().map(key -> Instant.parse(key.get(0))).orElse(Instant.EPOCH),
                request.after().map(key -> UUID.fromString(key.get(1))).orElse(NOBODY),
                request.fetch());
        return list("id in ?1 order by createdAt, id", ids);
    }

    /** Also while the job that finds everybody still runs: it may have passed somebody who becomes eligible now. */
    List<Cohort> takingPeopleIn() {
        return list("state = 'enrolling' or state = 'in-progress' and endsAt is null");
    }
}
