package io.bothways.profiles.skillimport;

import io.bothways.platform.code.Codes;
import io.bothways.platform.sql.Sql;
import io.bothways.profiles.skill.Catalogue;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** The rows of skill imports: their files until they are read, their counts and findings afterwards. */
@ApplicationScoped
class SkillImports {
    private final Sql sql;

    SkillImports(Sql sql) {
        this.sql = sql;
    }

    record Content(TaxonomyPart part, byte[] bytes) {}

    void add(UUID id, String taxonomy, Map<TaxonomyPart, byte[]> files, Instant now) {
        sql.update(
                "insert into skill_import (id, taxonomy, state, submitted_at) values (?, ?, 'queued', ?)",
                id,
                taxonomy,
                now);
        files.forEach((part, content) -> sql.update(
                "insert into skill_import_file (skill_import_id, part, content) values (?, ?, ?)",
                id,
                part.code(),
                content));
    }

    void start(UUID id) {
        sql.update("update skill_import set state = 'running' where id = ? and state = 'queued'", id);
    }

    String taxonomyOf(UUID id) {
        return sql.first("select taxonomy from skill_import where id = ?", row -> row.getString(1), id)
                .orElseThrow();
    }

    Map<TaxonomyPart, byte[]> filesOf(UUID id) {
        var files = new EnumMap<TaxonomyPart, byte[]>(TaxonomyPart.class);
        sql.list(
                        "select part, content from skill_import_file where skill_import_id = ?",
                        row -> new Content(
                                Codes.parse(TaxonomyPart.class, row.getString("part")), row.getBytes("content")),
                        id)
                .forEach(content -> files.put(content.part(), content.bytes()));
        return files;
    }

    void finish(UUID id, Taxonomy taxonomy, Catalogue.Replaced replaced, Instant now) {
        sql.update(
                """
                update skill_import
                   set state = 'done', finished_at = ?, skills = ?, groups = ?, added = ?, changed = ?, retired = ?,
                       unchanged = ?, skipped_broader = ?, skipped_related = ?, rejected = ?
                 where id = ?
                """,
                now,
                taxonomy.skills().size(),
                taxonomy.groups().size(),
                replaced.added(),
                replaced.changed(),
                replaced.retired(),
                replaced.unchanged(),
                taxonomy.skippedBroader(),
                taxonomy.skippedRelated(),
                taxonomy.rejected(),
                id);
        var position = 0;
        for (var finding : taxonomy.findings()) {
            sql.update(
                    """
                    insert into skill_import_finding
                        (skill_import_id, position, part, row_number, reason, concept_uri)
                    values (?, ?, ?, ?, ?, ?)
                    """,
                    id,
                    position++,
                    finding.part().code(),
                    finding.row(),
                    finding.reason().code(),
                    finding.concept());
        }
        sql.update("delete from skill_import_file where skill_import_id = ?", id);
    }

    void fail(UUID id, String code, Instant now) {
        sql.update("update skill_import set state = 'failed', finished_at = ?, error = ? where id = ?", now, code, id);
        sql.update("delete from skill_import_file where skill_import_id = ?", id);
    }

    Optional<SkillImportView> view(UUID id) {
        var findings = sql.list(
                """
                select part, row_number, reason, concept_uri from skill_import_finding
                 where skill_import_id = ? order by position
                """,
                row -> new SkillImportView.FindingView(
                        row.getString("part"),
                        row.getInt("row_number"),
                        row.getString("reason"),
                        row.getString("concept_uri")),
                id);
        return sql.first("select * from skill_import where id = ?", row -> view(row, findings), id);
    }

    private static SkillImportView view(ResultSet row, List<SkillImportView.FindingView> findings) throws SQLException {
        return new SkillImportView(
                row.getObject("id", UUID.class),
                row.getString("taxonomy"),
                row.getString("state"),
                Sql.instant(row, "submitted_at"),
                Sql.instantOrNull(row, "finished_at"),
                row.getInt("skills"),
                row.getInt("groups"),
                row.getInt("added"),
                row.getInt("changed"),
                row.getInt("retired"),
                row.getInt("unchanged"),
                row.getInt("rejected"),
                new SkillImportView.Skipped(row.getInt("skipped_broader"), row.getInt("skipped_related")),
                findings,
                row.getString("error"));
    }
}
