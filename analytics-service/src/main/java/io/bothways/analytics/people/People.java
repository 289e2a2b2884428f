package io.bothways.analytics.people;

import io.bothways.platform.sql.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The people as folded so far. */
@ApplicationScoped
public class People {

    private final Sql sql;

    People(Sql sql) {
        this.sql = sql;
    }

    public List<Person> all() {
        Map<UUID, List<Span>> spans = new HashMap<>();
        sql.list(
                "select person_id, from_at, to_at, unit, grade, site from dim_person order by person_id, from_at",
                row -> spans.computeIfAbsent(id(row), _ -> new ArrayList<>()).add(span(row)));
        Map<UUID, List<EmploymentSpell>> spells = new HashMap<>();
        sql.list("""
                select person_id, spell, started_at, observed_from, ended_at, exit_reason
                  from fact_employment_spell
                 order by person_id, spell
                """, row -> spells.computeIfAbsent(id(row), _ -> new ArrayList<>())
                .add(spell(row)));
        return spells.entrySet().stream()
                .map(entry ->
                        new Person(entry.getKey(), entry.getValue(), spans.getOrDefault(entry.getKey(), List.of())))
                .sorted((a, b) -> a.id().compareTo(b.id()))
                .toList();
    }

    /** The person who logs in with this key, with the current status. */
    Optional<Login> byLoginKey(String loginKey) {
        return sql.first(
                "select person_id, status from known_person where login_keys @> array[?]::text[]",
                row -> new Login(id(row), PersonStatus.of(row.getString("status"))),
                loginKey);
    }

    record Login(UUID person, PersonStatus status) {}

    /** Stores what was told and derives this person's history anew: a few rows, whatever the size of the company. */
    void fold(UUID person, List<String> loginKeys, PersonVersion told) {
        int stored = sql.update(
                """
                insert into person_version (person_id, version, change, status, unit, grade, site, hired_on, exit_reason,
                                            effective, known_at)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                on conflict do nothing
                """,
                person,
                told.version(),
                told.change(),
                told.status().code(),
                told.unit().toArray(new String[0]),
                told.grade(),
                told.site(),
                told.hiredOn(),
                told.exitReason() == null ? null : told.exitReason().code(),
                told.effective(),
                told.knownAt());
        if (stored == 0) {
            return;
        }
        sql.update("""
                insert into known_person as known (person_id, login_keys, status, version, known_at)
                values (?, ?, ?, ?, ?)
                on conflict (person_id) do update
                   set login_keys = excluded.login_keys, status = excluded.status, version = excluded.version,
                       known_at = excluded.known_at
                 where known.version < excluded.version
                """, person, loginKeys.toArray(new String[0]), told.status().code(), told.version(), told.knownAt());
        derive(person);
    }

    private void derive(UUID person) {
        var versions = versions(person);
        if (versions.size() > 1) {
            sql.update("delete from dim_person where person_id = ?", person);
            sql.update("delete from fact_employment_spell where person_id = ?", person);
        }
        var history = PersonHistory.of(versions);
        for (var span : history.spans()) {
            sql.update(
                    "insert into dim_person (person_id, from_at, to_at, unit, grade, site) values (?, ?, ?, ?, ?, ?)",
                    person,
                    span.from(),
                    span.to(),
                    span.unit().toArray(new String[0]),
                    span.grade(),
                    span.site());
        }
        for (var spell : history.spells()) {
            sql.update(
                    """
                    insert into fact_employment_spell (person_id, spell, started_at, observed_from, ended_at, exit_reason)
                    values (?, ?, ?, ?, ?, ?)
                    """,
                    person,
                    spell.number(),
                    spell.startedAt(),
                    spell.observedFrom(),
                    spell.endedAt(),
                    spell.exitReason() == null ? null : spell.exitReason().code());
        }
    }

    private List<PersonVersion> versions(UUID person) {
        return sql.list("select * from person_version where person_id = ?", People::version, person);
    }

    private static UUID id(ResultSet row) throws SQLException {
        return row.getObject("person_id", UUID.class);
    }

    private static PersonVersion version(ResultSet row) throws SQLException {
        return new PersonVersion(
                row.getLong("version"),
                row.getString("change"),
                PersonStatus.of(row.getString("status")),
                List.of((String[]) row.getArray("unit").getArray()),
                row.getObject("grade", Integer.class),
                row.getString("site"),
                row.getObject("hired_on", LocalDate.class),
                reason(row),
                Sql.instant(row, "effective"),
                Sql.instant(row, "known_at"));
    }

    private static Span span(ResultSet row) throws SQLException {
        return new Span(
                Sql.instant(row, "from_at"),
                Sql.instantOrNull(row, "to_at"),
                List.of((String[]) row.getArray("unit").getArray()),
                row.getObject("grade", Integer.class),
                row.getString("site"));
    }

    private static EmploymentSpell spell(ResultSet row) throws SQLException {
        return new EmploymentSpell(
                row.getInt("spell"),
                Sql.instant(row, "started_at"),
                Sql.instant(row, "observed_from"),
                Sql.instantOrNull(row, "ended_at"),
                reason(row));
    }

    private static @Nullable ExitReason reason(ResultSet row) throws SQLException {
        @Nullable String code = row.getString("exit_reason");
        return code == null ? null : ExitReason.of(code);
    }
}
