package io.bothways.sessions.goal;

import io.bothways.platform.paging.PageRequest;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** The rows of goals, and all query text about them. A teacher does not see what a learner has not shared. */
@ApplicationScoped
class Goals implements PanacheRepositoryBase<Goal, UUID> {

    private static final String SEEN_BY =
            "(g.learner_id = :person or (g.teacher_id = :person and g.state not in ('draft', 'kept-private')))";

    Optional<Goal> seen(UUID id, UUID person) {
        return rows("select g.* from goal g where g.id = :id and " + SEEN_BY, Map.of("id", id, "person", person))
                .stream()
                .findFirst();
    }

    Optional<Goal> toChange(UUID id, UUID person) {
        return rows(
                        "select g.* from goal g where g.id = :id and " + SEEN_BY + " for no key update of g",
                        Map.of("id", id, "person", person))
                .stream()
                .findFirst();
    }

    List<Goal> ofPartnership(UUID partnership, UUID person, PageRequest page) {
        return rows(
                "select g.* from goal g where g.partnership_id = :partnership and " + SEEN_BY
                        + " and (g.created_at, g.id) > (:afterTime, :afterId) order by g.created_at, g.id limit :fetch",
                Map.of(
                        "partnership",
                        partnership,
                        "person",
                        person,
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

    private List<Goal> rows(String sql, Map<String, Object> parameters) {
        var query = getEntityManager().createNativeQuery(sql, Goal.class);
        parameters.forEach(query::setParameter);
        @SuppressWarnings("unchecked")
        List<Goal> found = query.getResultList();
        return found;
    }
}
