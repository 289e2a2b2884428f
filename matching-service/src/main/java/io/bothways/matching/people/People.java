package io.bothways.matching.people;

import io.bothways.matching.Columns;
import io.bothways.platform.access.KnownPerson;
import io.bothways.platform.code.Codes;
import io.bothways.platform.sql.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The projected people. Also the place where a decision about people and their leaving exclude each other. */
@ApplicationScoped
public class People {
    private static final String FACTS =
            "select id, status, grade, unit, site, planned_end is not null as end_planned from person";

    private final Sql sql;

    People(Sql sql) {
        this.sql = sql;
    }

    void store(PersonFacts facts, Instant eventTime) {
        PersonStatus status = PersonStatus.of(facts.status());
        Instant leftAt = status == PersonStatus.LEFT ? Objects.requireNonNullElse(facts.effective(), eventTime) : null;
        sql.update(
                """
                insert into person (id, status, unit, grade, site, manager_id, hire_date, planned_end, left_at)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?)
                on conflict (id) do update set status = excluded.status, unit = excluded.unit, grade = excluded.grade,
                    site = excluded.site, manager_id = excluded.manager_id, hire_date = excluded.hire_date,
                    planned_end = excluded.planned_end, left_at = excluded.left_at
                """,
                facts.personId(),
                Codes.of(status),
                Columns.texts(Objects.requireNonNullElse(facts.unit(), List.of())),
                Objects.requireNonNullElse(facts.grade(), 0),
                Objects.requireNonNullElse(facts.site(), ""),
                facts.managerId(),
                facts.hireDate(),
                facts.plannedEndDate(),
                leftAt);
        List<String> loginKeys = Objects.requireNonNullElse(facts.loginKeys(), List.of());
        sql.update("""
                with gone as (delete from person_login where person_id = ? and login_key <> all (?))
                insert into person_login (login_key, person_id) select key, ? from unnest(?) key
                on conflict (login_key) do update set person_id = excluded.person_id
                """, facts.personId(), Columns.texts(loginKeys), facts.personId(), Columns.texts(loginKeys));
    }

    Optional<KnownPerson> byLoginKey(String loginKey) {
        return sql.first(
                "select p.id, p.status from person_login l join person p on p.id = l.person_id where l.login_key = ?",
                row -> new KnownPerson(
                        Columns.id(row, "id"),
                        !PersonStatus.of(row.getString("status")).present()),
                loginKey);
    }

    public Map<UUID, Person> of(Collection<UUID> ids) {
        return byId(sql.list(FACTS + " where id = any (?)", People::person, Columns.ids(ids)));
    }

    /**
     * The same, but until the end of the transaction nothing about these people changes and nobody else decides about
     * them: rows are locked in the order of ids. A person whose leaving is committed first is seen as left.
     */
    public Map<UUID, Person> decideAbout(Collection<UUID> ids) {
        return byId(sql.list(
                FACTS + " where id = any (?) order by id for no key update", People::person, Columns.ids(ids)));
    }

    /** Those who are there to take part and match the query: among these people, or among all when null. */
    public List<UUID> matching(PeopleQuery query, @Nullable Collection<UUID> among, UUID after, int limit) {
        return sql.list(
                """
                select id from person
                where id > ? and status in ('active', 'on-leave')
                  and (?::uuid[] is null or id = any (?::uuid[]))
                  and (?::int = 0 or exists (
                      select from unnest(?::text[]) prefix
                      where starts_with(array_to_string(unit, e'\\x1f') || e'\\x1f', prefix)))
                  and (?::int = 0 or site = any (?::text[]))
                  and (?::int is null or grade >= ?::int)
                  and (?::int is null or grade <= ?::int)
                  and (?::date is null or hire_date <= ?::date)
                order by id limit ?
                """,
                row -> Columns.id(row, "id"),
                after,
                among == null ? null : Columns.ids(among),
                among == null ? null : Columns.ids(among),
                query.unitPrefixes().size(),
                Columns.texts(query.unitPrefixes()),
                query.sites().size(),
                Columns.texts(query.sites()),
                query.minGrade(),
                query.minGrade(),
                query.maxGrade(),
                query.maxGrade(),
                query.hiredUntil(),
                query.hiredUntil(),
                limit);
    }

    /** How many of these people each unit has. */
    public Map<List<String>, Integer> countByUnit(Collection<UUID> ids) {
        Map<List<String>, Integer> counts = new LinkedHashMap<>();
        sql.list(
                "select unit, count(*) as people from person where id = any (?) group by unit order by unit",
                row -> counts.put(Columns.texts(row, "unit"), row.getInt("people")),
                Columns.ids(ids));
        return counts;
    }

    /** The reporting line of each person, nearest manager first, at most so many levels; a cycle ends there too. */
    public Map<UUID, List<UUID>> lines(Collection<UUID> ids, int levels) {
        Map<UUID, List<UUID>> lines = new HashMap<>();
        record Step(UUID person, UUID manager) {}
        List<Step> steps = sql.list(
                """
                with recursive line (person_id, manager_id, level) as (
                    select id, manager_id, 1 from person where id = any (?) and manager_id is not null
                    union all
                    select line.person_id, above.manager_id, line.level + 1
                    from line join person above on above.id = line.manager_id
                    where above.manager_id is not null and line.level < ?)
                select person_id, manager_id from line order by person_id, level
                """,
                row -> new Step(Columns.id(row, "person_id"), Columns.id(row, "manager_id")),
                Columns.ids(ids),
                levels);
        for (Step step : steps) {
            lines.computeIfAbsent(step.person(), key -> new ArrayList<>()).add(step.manager());
        }
        return lines;
    }

    private static Person person(ResultSet row) throws SQLException {
        return new Person(
                Columns.id(row, "id"),
                PersonStatus.of(row.getString("status")),
                row.getInt("grade"),
                Columns.texts(row, "unit"),
                row.getString("site"),
                row.getBoolean("end_planned"));
    }

    private static Map<UUID, Person> byId(List<Person> people) {
        return people.stream().collect(Collectors.toMap(Person::id, Function.identity()));
    }
}
