package io.bothways.matching.skills;

import io.bothways.matching.Columns;
import io.bothways.platform.sql.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
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
