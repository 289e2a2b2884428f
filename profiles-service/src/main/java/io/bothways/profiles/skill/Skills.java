package io.bothways.profiles.skill;

import io.bothways.platform.sql.Sql;
import io.bothways.profiles.skill.CatalogueChange.StoredGroup;
import io.bothways.profiles.skill.CatalogueChange.StoredSkill;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.IntFunction;
import java.util.function.ToIntFunction;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The rows of the catalogue. Plain SQL, not entities: a taxonomy is read, compared and written as a
 * whole, 1,000 rows per statement.
 */
@ApplicationScoped
class Skills {
    private static final int ROWS_PER_STATEMENT = 1_000;
    private static final String COLUMNS =
            "id, version, concept_uri, label, alternative_labels, description, kind, digital, broader, related, retired_at";

    private final Sql sql;

    Skills(Sql sql) {
        this.sql = sql;
    }

    /** A skill with its version, as readers get it. */
    record Versioned(StoredSkill skill, long version) {}

    /** Any concept by its name: a skill or a group. */
    record Named(UUID id, String label, boolean group) {}

    void lock(String taxonomy) {
        sql.list("select pg_advisory_xact_lock(hashtext(?))", _ -> true, "bothways.skills." + taxonomy);
    }

    List<StoredSkill> of(String taxonomy) {
        return sql.list("select " + COLUMNS + " from skill where taxonomy = ?", Skills::skill, taxonomy);
    }

    List<StoredGroup> groupsOf(String taxonomy) {
        return sql.list(
                "select id, concept_uri, label, description, code, broader from skill_group where taxonomy = ?",
                row -> new StoredGroup(
                        row.getObject("id", UUID.class),
                        row.getString("concept_uri"),
                        row.getString("label"),
                        row.getString("description"),
                        row.getString("code"),
                        ids(row, "broader")),
                taxonomy);
    }

    void writeGroups(String taxonomy, List<StoredGroup> groups, Instant now) {
        inParts(
                groups,
                part -> sql.update(
                        """
                insert into skill_group
                    (id, version, taxonomy, concept_uri, label, description, code, broader, changed_at)
                select x.id, 1, ?, x.uri, x.label, x.description, x.code, x.broader::uuid[], ?
                  from unnest(?::uuid[], ?::text[], ?::text[], ?::text[], ?::text[], ?::text[])
                       as x (id, uri, label, description, code, broader)
                on conflict (id) do update
                   set version = skill_group.version + 1, label = excluded.label,
                       description = excluded.description, code = excluded.code,
                       broader = excluded.broader, changed_at = excluded.changed_at
                """,
                        taxonomy,
                        now,
                        column(part, StoredGroup::id, UUID[]::new),
                        column(part, StoredGroup::conceptUri, String[]::new),
                        column(part, StoredGroup::label, String[]::new),
                        column(part, StoredGroup::description, String[]::new),
                        column(part, StoredGroup::code, String[]::new),
                        column(part, group -> literal(group.broader()), String[]::new)));
    }

    void writeSkills(String taxonomy, List<StoredSkill> skills, Instant now) {
        inParts(
                skills,
                part -> sql.update(
                        """
                insert into skill
                    (id, version, taxonomy, concept_uri, label, alternative_labels, description, kind, digital,
                     broader, related, retired_at, changed_at)
                select x.id, 1, ?, x.uri, x.label, x.alternatives, x.description, x.kind, x.digital::boolean,
                       x.broader::uuid[], x.related::uuid[],
                       case when x.retired::boolean then ?::timestamptz end, ?
                  from unnest(?::uuid[], ?::text[], ?::text[], ?::text[], ?::text[], ?::text[], ?::text[],
                              ?::text[], ?::text[], ?::text[])
                       as x (id, uri, label, alternatives, description, kind, digital, broader, related, retired)
                on conflict (id) do update
                   set version = skill.version + 1, label = excluded.label,
                       alternative_labels = excluded.alternative_labels, description = excluded.description,
                       kind = excluded.kind, digital = excluded.digital, broader = excluded.broader,
                       related = excluded.related, retired_at = excluded.retired_at,
                       changed_at = excluded.changed_at
                """,
                        taxonomy,
                        now,
                        now,
                        column(part, StoredSkill::id, UUID[]::new),
                        column(part, StoredSkill::conceptUri, String[]::new),
                        column(part, StoredSkill::label, String[]::new),
                        column(part, StoredSkill::alternativeLabels, String[]::new),
                        column(part, StoredSkill::description, String[]::new),
                        column(
                                part,
                                skill -> skill.kind() == null
                                        ? null
                                        : skill.kind().code(),
                                String[]::new),
                        column(part, skill -> Boolean.toString(skill.digital()), String[]::new),
                        column(part, skill -> literal(skill.broader()), String[]::new),
                        column(part, skill -> literal(skill.related()), String[]::new),
                        column(part, skill -> Boolean.toString(skill.retired()), String[]::new)));
    }

    /** All skills that can be taught and learned, by label; ties by id. */
    List<Versioned> listed(Optional<List<String>> after, int limit) {
        var from = after.orElse(List.of("", new UUID(0, 0).toString()));
        return sql.list("select " + COLUMNS + """
                           from skill
                          where retired_at is null and (label, id) > (?, ?::uuid)
                          order by label, id limit ?
                        """, Skills::versioned, from.get(0), from.get(1), limit);
    }

    /** The best matches by trigrams of label and other labels; an exact label comes first. */
    List<Versioned> matching(String query, int limit) {
        return sql.list(
                "select " + COLUMNS + """
                           from skill
                          where retired_at is null and (search_text like ? escape '!' or ? <% search_text)
                          order by (lower(label) = ?) desc, word_similarity(?, search_text) desc,
                                   similarity(?, lower(label)) desc, label, id
                          limit ?
                        """,
                Skills::versioned,
                "%" + query.replace("!", "!!").replace("%", "!%").replace("_", "!_") + "%",
                query,
                query,
                query,
                query,
                limit);
    }

    Optional<Versioned> byId(UUID id) {
        return sql.first("select " + COLUMNS + " from skill where id = ?", Skills::versioned, id);
    }

    /** The names of concepts, skills and groups alike. */
    List<Named> named(Collection<UUID> ids) {
        var wanted = ids.toArray(UUID[]::new);
        return sql.list(
                """
                select id, label, false as is_group from skill where id = any (?)
                union all
                select id, label, true from skill_group where id = any (?)
                order by label, id
                """,
                row -> new Named(row.getObject("id", UUID.class), row.getString("label"), row.getBoolean("is_group")),
                wanted,
                wanted);
    }

    /** Of these, the ids that are skills somebody can still choose. */
    List<UUID> open(Collection<UUID> ids) {
        return sql.list(
                "select id from skill where id = any (?) and retired_at is null",
                row -> row.getObject("id", UUID.class),
                (Object) ids.toArray(UUID[]::new));
    }

    private static Versioned versioned(ResultSet row) throws SQLException {
        return new Versioned(skill(row), row.getLong("version"));
    }

    private static StoredSkill skill(ResultSet row) throws SQLException {
        return new StoredSkill(
                row.getObject("id", UUID.class),
                row.getString("concept_uri"),
                row.getString("label"),
                row.getString("alternative_labels"),
                row.getString("description"),
                SkillKind.of(row.getString("kind")),
                row.getBoolean("digital"),
                ids(row, "broader"),
                ids(row, "related"),
                Sql.instantOrNull(row, "retired_at") != null);
    }

    private static List<UUID> ids(ResultSet row, String column) throws SQLException {
        return Arrays.asList((UUID[]) row.getArray(column).getArray());
    }

    private static String literal(List<UUID> ids) {
        return ids.stream().map(UUID::toString).collect(Collectors.joining(",", "{", "}"));
    }

    private static <T, C> @Nullable C[] column(
            List<T> rows, Function<T, ? extends @Nullable C> value, IntFunction<@Nullable C[]> array) {
        return rows.stream().map(value).toArray(array);
    }

    private static <T> void inParts(List<T> rows, ToIntFunction<List<T>> write) {
        for (int at = 0; at < rows.size(); at += ROWS_PER_STATEMENT) {
            var part = new ArrayList<>(rows.subList(at, Math.min(at + ROWS_PER_STATEMENT, rows.size())));
            if (write.applyAsInt(part) != part.size()) throw new IllegalStateException("a concept was written twice");
        }
    }
}
