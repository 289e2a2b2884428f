package io.bothways.sessions.people;

import io.bothways.platform.access.KnownPerson;
import io.bothways.platform.sql.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** The projection of people: status and logins, nothing else. */
@ApplicationScoped
public class People {

    private final Sql sql;

    People(Sql sql) {
        this.sql = sql;
    }

    void store(PersonChanged person) {
        sql.update("""
                insert into person (id, status, known_at) values (?, ?, ?)
                on conflict (id) do update set status = excluded.status, known_at = excluded.known_at
                """, person.personId(), person.status().code(), person.known());
        String[] keys = person.loginKeys().toArray(String[]::new);
        sql.update("delete from person_login where person_id = ? and login_key <> all (?)", person.personId(), keys);
        sql.update("""
                insert into person_login (login_key, person_id) select key, ? from unnest(?) as key
                on conflict (login_key) do update set person_id = excluded.person_id
                """, person.personId(), keys);
    }

    Optional<KnownPerson> byLoginKey(String loginKey) {
        return sql.first("""
                select p.id, p.status in ('left', 'erased') as gone
                from person_login l join person p on p.id = l.person_id where l.login_key = ?
                """, People::known, loginKey);
    }

    /**
     * Those of these people who have gone for good, decided: until the end of the transaction nobody's status changes.
     * Rows are locked in the order of ids; someone not known yet gets one, so that a leaving told meanwhile waits too.
     */
    public List<UUID> goneForGood(Collection<UUID> people, Instant now) {
        UUID[] ids = people.toArray(UUID[]::new);
        sql.update("""
                insert into person (id, status, known_at)
                select id, 'unknown', ? from unnest(?::uuid[]) as someone (id) order by id
                on conflict (id) do nothing
                """, now, ids);
        return sql
                .list(
                        "select id, status in ('left', 'erased') as gone from person where id = any (?) order by id for share",
                        People::known,
                        (Object) ids)
                .stream()
                .filter(KnownPerson::left)
                .map(KnownPerson::id)
                .toList();
    }

    /** Those of these people who are on leave. */
    public List<UUID> onLeave(Collection<UUID> people) {
        return withStatus(people, "on-leave");
    }

    private List<UUID> withStatus(Collection<UUID> people, String... statuses) {
        return sql.list(
                "select id from person where id = any (?) and status = any (?)",
                row -> row.getObject("id", UUID.class),
                people.toArray(UUID[]::new),
                statuses);
    }

    private static KnownPerson known(ResultSet row) throws SQLException {
        return new KnownPerson(row.getObject("id", UUID.class), row.getBoolean("gone"));
    }
}
