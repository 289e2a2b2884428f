package io.bothways.matching.skills;

import io.bothways.matching.Columns;
import io.bothways.platform.sql.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;

/** The projected skill catalogue. */
@ApplicationScoped
public class Skills {
    private final Sql sql;

    Skills(Sql sql) {
        this.sql = sql;
    }

    void store(SkillFacts facts, boolean retired) {
        sql.update(
                """
                insert into skill (id, broader, related, retired, successor) values (?, ?::uuid[], ?::uuid[], ?, ?)
                on conflict (id) do update set broader = excluded.broader, related = excluded.related,
                    retired = excluded.retired, successor = excluded.successor
                """,
                facts.skillId(),
                Columns.ids(Objects.requireNonNullElse(facts.broader(), List.of())),
                Columns.ids(Objects.requireNonNullElse(facts.related(), List.of())),
                retired,
                facts.successor());
    }

    /** The skills and groups directly above each of these skills; a retired one stands for its successor. */
    public Map<UUID, List<UUID>> broaderOf(Collection<UUID> ids) {
        Map<UUID, List<UUID>> broader = new HashMap<>();
        sql.list(
                """
                select s.id, coalesce(above.successor, b.id) as broader
                from skill s cross join unnest(s.broader) b (id)
                left join skill above on above.id = b.id and above.retired
                where s.id = any (?::uuid[]) order by s.id, broader
                """,
                row -> broader.computeIfAbsent(Columns.id(row, "id"), key -> new ArrayList<>())
                        .add(Columns.id(row, "broader")),
                Columns.ids(ids));
        return broader;
    }

    /** For those of these skills that were retired in favour of another one: that other one. */
    public Map<UUID, UUID> successorsOf(Collection<UUID> ids) {
        record Succession(UUID skill, UUID successor) {}
        return sql
                .list(
                        "select id, successor from skill where id = any (?::uuid[]) and retired and successor is not null",
                        row -> new Succession(Columns.id(row, "id"), Columns.id(row, "successor")),
                        Columns.ids(ids))
                .stream()
                .collect(Collectors.toMap(Succession::skill, Succession::successor));
    }
}
