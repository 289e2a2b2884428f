package io.bothways.profiles.peopleimport;

import io.bothways.platform.sql.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The rows of people imports and of their reports. */
@ApplicationScoped
class PeopleImports {
    private final Sql sql;

    PeopleImports(Sql sql) {
        this.sql = sql;
    }

    void add(UUID id, byte[] content, Instant now) {
        sql.update(
                "insert into people_import (id, state, submitted_at, content) values (?, 'queued', ?, ?)",
                id,
                now,
                content);
    }

    Optional<byte[]> content(UUID id) {
        return sql.first(
                "select content from people_import where id = ? and content is not null", row -> row.getBytes(1), id);
    }

    void start(UUID id, int rows) {
        sql.update("update people_import set state = 'running', row_count = ? where id = ?", rows, id);
    }

    Set<Integer> reported(UUID id) {
        return new HashSet<>(sql.list(
                "select row_number from people_import_row where people_import_id = ?", row -> row.getInt(1), id));
    }

    /** The report of a part, and the counts it adds, in the transaction that wrote its people. */
    void report(UUID id, List<RowView> rows) {
        sql.update(
                """
                insert into people_import_row
                    (people_import_id, row_number, result, person_id, reason, column_name, message)
                select ?, x.* from unnest(?::int[], ?::text[], ?::uuid[], ?::text[], ?::text[], ?::text[]) as x
                """,
                id,
                rows.stream().map(RowView::row).toArray(Integer[]::new),
                texts(rows, RowView::result),
                rows.stream().map(RowView::personId).toArray(UUID[]::new),
                texts(rows, RowView::reason),
                texts(rows, RowView::column),
                texts(rows, RowView::message));
        sql.update(
                """
                update people_import
                   set created = created + ?, changed = changed + ?, unchanged = unchanged + ?, rejected = rejected + ?
                 where id = ?
                """,
                count(rows, "created"),
                count(rows, "changed"),
                count(rows, "unchanged"),
                count(rows, "rejected"),
                id);
    }

    void finish(UUID id, Instant now) {
        sql.update("update people_import set state = 'done', finished_at = ?, content = null where id = ?", now, id);
    }

    void fail(UUID id, String code, Instant now) {
        sql.update(
                "update people_import set state = 'failed', finished_at = ?, error = ?, content = null where id = ?",
                now,
                code,
                id);
    }

    Optional<PeopleImportView> view(UUID id) {
        return sql.first(
                """
                select id, state, submitted_at, finished_at, row_count, created, changed, unchanged, rejected, error
                  from people_import where id = ?
                """,
                row -> new PeopleImportView(
                        row.getObject("id", UUID.class),
                        row.getString("state"),
                        Sql.instant(row, "submitted_at"),
                        Sql.instantOrNull(row, "finished_at"),
                        row.getInt("row_count"),
                        row.getInt("created")
                                + row.getInt("changed")
                                + row.getInt("unchanged")
                                + row.getInt("rejected"),
                        row.getInt("created"),
                        row.getInt("changed"),
                        row.getInt("unchanged"),
                        row.getInt("rejected"),
                        row.getString("error")),
                id);
    }

    List<RowView> rows(UUID id, @Nullable String result, int after, int limit) {
        return sql.list(
                """
                select row_number, result, person_id, reason, column_name, message from people_import_row
                 where people_import_id = ? and row_number > ? and (?::text is null or result = ?::text)
                 order by row_number limit ?
                """,
                row -> new RowView(
                        row.getInt("row_number"),
                        row.getString("result"),
                        row.getObject("person_id", UUID.class),
                        row.getString("reason"),
                        row.getString("column_name"),
                        row.getString("message")),
                id,
                after,
                result,
                result,
                limit);
    }

    private static int count(List<RowView> rows, String result) {
        return (int) rows.stream().filter(row -> row.result().equals(result)).count();
    }

    private static @Nullable String[] texts(List<RowView> rows, Function<RowView, @Nullable String> value) {
        return rows.stream().map(value).toArray(String[]::new);
    }
}
