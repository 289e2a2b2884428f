package io.bothways.sessions.partnership;

import io.bothways.platform.paging.PageRequest;
import io.bothways.sessions.Viewer;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The rows of partnerships, and all query text about them. Whether a viewer may see one is part of the statement. Rows
 * to be changed are locked without their key, so that a session may be inserted meanwhile.
 */
@ApplicationScoped
class Partnerships implements PanacheRepositoryBase<Partnership, UUID> {

    private static final String SEEN_BY = """
             and (p.person_a = :person or p.person_b = :person or exists (
                  select 1 from programme_coordinator o
                  where o.programme_id = p.programme_id and o.login_key = :coordinator))
            """;
    private static final String LOCKED = " for no key update of p";

    Optional<Partnership> seen(UUID id, Viewer viewer) {
        return one("select p.* from partnership p where p.id = :id" + SEEN_BY, asked(id, viewer));
    }

    Optional<Partnership> toChange(UUID id, Viewer viewer) {
        return one("select p.* from partnership p where p.id = :id" + SEEN_BY + LOCKED, asked(id, viewer));
    }

    Optional<Partnership> toChange(UUID id) {
        return one("select p.* from partnership p where p.id = :id" + LOCKED, Map.of("id", id));
    }

    Optional<Partnership> toChangeByDirection(UUID directionId, Viewer viewer) {
        return one(
                "select p.* from partnership p where p.id = (select partnership_id from direction where id = :id)"
                        + SEEN_BY
                        + LOCKED,
                asked(directionId, viewer));
    }

    /** The row stays as it is until the end of the transaction: for what may be added only while it is live. */
    Optional<Partnership> held(UUID id, Viewer viewer) {
        return one("select p.* from partnership p where p.id = :id" + SEEN_BY + " for share of p", asked(id, viewer));
    }

    List<UUID> peopleOf(UUID id) {
        return getEntityManager()
                .createNativeQuery(
                        "select unnest(array[p.person_a, p.person_b]) from partnership p where p.id = :id", UUID.class)
                .setParameter("id", id)
                .getResultList();
    }

    List<Partnership> liveToChange(UUID person) {
        return rows("""
                select p.* from partnership p where (p.person_a = :person or p.person_b = :person)
                and p.state in ('introduced', 'contracting', 'active', 'paused', 'closing') order by p.id
                """ + LOCKED, Map.of("person", person));
    }

    List<Partnership> of(UUID person, @Nullable String state, PageRequest page) {
        return page("(p.person_a = :owner or p.person_b = :owner)", person, state, page);
    }

    List<Partnership> ofCohort(UUID cohort, @Nullable String state, PageRequest page) {
        return page("p.cohort_id = :owner", cohort, state, page);
    }

    private List<Partnership> page(String owned, UUID owner, @Nullable String state, PageRequest page) {
        Instant afterTime =
                page.after().map(values -> Instant.parse(values.getFirst())).orElse(Instant.EPOCH);
        UUID afterId =
                page.after().map(values -> UUID.fromString(values.getLast())).orElse(new UUID(0, 0));
        return rows(
                "select p.* from partnership p where " + owned
                        + " and (:state = '' or p.state = :state) and (p.formed_at, p.id) > (:afterTime, :afterId)"
                        + " order by p.formed_at, p.id limit :fetch",
                Map.of(
                        "owner",
                        owner,
                        "state",
                        state == null ? "" : state,
                        "afterTime",
                        afterTime,
                        "afterId",
                        afterId,
                        "fetch",
                        page.fetch()));
    }

    private static Map<String, Object> asked(UUID id, Viewer viewer) {
        return Map.of("id", id, "person", viewer.person(), "coordinator", viewer.coordinator());
    }

    private Optional<Partnership> one(String sql, Map<String, Object> parameters) {
        return rows(sql, parameters).stream().findFirst();
    }

    private List<Partnership> rows(String sql, Map<String, Object> parameters) {
        var query = getEntityManager().createNativeQuery(sql, Partnership.class);
        parameters.forEach(query::setParameter);
        @SuppressWarnings("unchecked")
        List<Partnership> found = query.getResultList();
        return found;
    }
}
