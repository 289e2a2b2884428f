package io.bothways.profiles.person;

import io.bothways.platform.sql.Sql;
import io.quarkus.hibernate.orm.panache.PanacheQuery;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** The rows of the mirror, and all query text about them. */
@ApplicationScoped
class People implements PanacheRepositoryBase<Person, UUID> {
    private final Sql sql;

    People(Sql sql) {
        this.sql = sql;
    }

    /** One feed at a time: whether the lines of managers stay free of a cycle can be judged only by one. */
    void lock() {
        sql.list("select pg_advisory_xact_lock(hashtext('bothways.people'))", _ -> true);
    }

    Set<Person> having(PersonKeys keys) {
        var found = new LinkedHashSet<Person>();
        if (!keys.ids().isEmpty()) found.addAll(list("id in ?1", keys.ids()));
        if (!keys.userNames().isEmpty()) found.addAll(list("lower(facts.userName) in ?1", keys.userNames()));
        if (!keys.externalIds().isEmpty()) found.addAll(list("facts.externalId in ?1", keys.externalIds()));
        if (!keys.employeeNumbers().isEmpty()) found.addAll(list("facts.employeeNumber in ?1", keys.employeeNumbers()));
        return found;
    }

    /** Who manages whom, from these people upwards; ends even where the rows hold a cycle. */
    Map<UUID, UUID> linesAbove(Collection<UUID> ids) {
        if (ids.isEmpty()) return Map.of();
        var lines = new HashMap<UUID, UUID>();
        sql.list(
                """
                with recursive line (id, manager_id) as (
                    select id, manager_id from person where id = any (?)
                    union
                    select above.id, above.manager_id
                      from person above join line on above.id = line.manager_id)
                select id, manager_id from line where manager_id is not null
                """,
                row -> lines.put(row.getObject("id", UUID.class), row.getObject("manager_id", UUID.class)),
                (Object) ids.toArray(UUID[]::new));
        return lines;
    }

    Optional<Person> loggingInAs(String loginKey) {
        var found = list("userNameKey = ?1 or externalIdKey = ?1", loginKey);
        // one key for two people recognises neither: a token must never open somebody else's data
        return found.size() == 1 ? Optional.of(found.getFirst()) : Optional.empty();
    }

    List<Person> shown(Collection<UUID> ids) {
        return list("id in ?1 and removed = false and state not in ('left', 'erased') order by id", ids);
    }

    PanacheQuery<Person> matching(PersonQuery query) {
        return find("removed = false" + query.condition() + " order by id", query.parameters());
    }
}
