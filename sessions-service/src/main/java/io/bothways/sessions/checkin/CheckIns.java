package io.bothways.sessions.checkin;

import io.bothways.platform.paging.PageRequest;
import io.bothways.platform.sql.Sql;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The rows of check-ins, and all query text about them. */
@ApplicationScoped
class CheckIns implements PanacheRepositoryBase<CheckIn, UUID> {

    private final Sql sql;

    CheckIns(Sql sql) {
        this.sql = sql;
    }

    Optional<CheckIn> toChange(UUID id, UUID person) {
        return rows(
                        "select c.* from check_in c where c.id = :id and c.person_id = :person for no key update of c",
                        Map.of("id", id, "person", person))
                .stream()
                .findFirst();
    }

    List<CheckIn> of(UUID person, @Nullable String state, PageRequest page) {
        return rows(
                """
                select c.* from check_in c where c.person_id = :person and (:state = '' or c.state = :state)
                and (c.opened_at, c.id) > (:afterTime, :afterId) order by c.opened_at, c.id limit :fetch
                """,
                Map.of(
                        "person",
                        person,
                        "state",
                        state == null ? "" : state,
                        "afterTime",
                        page.after()
                                .map(values -> Instant.parse(values.getFirst()))
                                .orElse(Instant.EPOCH),
                        "afterId",
                        page.after()
                                .map(values -> UUID.fromString(values.getLast()))
                                .orElse(new UUID(0, 0)),
                        "fetch",
                        page.fetch()));
    }

    int nextRound(UUID partnership) {
        return (int)
                sql.number("select coalesce(max(round), 0) + 1 from check_in where partnership_id = ?", partnership);
    }

    /** Expires what is open although its time is over, or although the next round begins. */
    void expire(UUID partnership, Instant closedBy) {
        sql.update("""
                update check_in set state = 'expired', version = version + 1
                where partnership_id = ? and state = 'open' and closes_at <= ?
                """, partnership, closedBy);
    }

    private List<CheckIn> rows(String text, Map<String, Object> parameters) {
        var query = getEntityManager().createNativeQuery(text, CheckIn.class);
        parameters.forEach(query::setParameter);
        @SuppressWarnings("unchecked")
        List<CheckIn> found = query.getResultList();
        return found;
    }
}
