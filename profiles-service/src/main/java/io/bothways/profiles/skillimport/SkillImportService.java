package io.bothways.profiles.skillimport;

import io.bothways.platform.audit.Audit;
import io.bothways.platform.id.Ids;
import io.bothways.platform.job.JobHandler;
import io.bothways.platform.job.JobRun;
import io.bothways.platform.job.Jobs;
import io.bothways.platform.problem.StandardProblem;
import io.bothways.profiles.ProfilesProblem;
import io.bothways.profiles.csv.CsvFile;
import io.bothways.profiles.csv.CsvUnreadable;
import io.bothways.profiles.skill.Catalogue;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.Map;
import java.util.UUID;

/**
 * Takes the files in, and later brings the catalogue to what they say. The files are read outside
 * the transaction and written in one, so an import that is interrupted starts again from nothing
 * done.
 */
@ApplicationScoped
class SkillImportService implements JobHandler<SkillImportService.Params> {
    private final SkillImports imports;
    private final Catalogue catalogue;
    private final Jobs jobs;
    private final Audit audit;
    private final Clock clock;

    SkillImportService(SkillImports imports, Catalogue catalogue, Jobs jobs, Audit audit, Clock clock) {
        this.imports = imports;
        this.catalogue = catalogue;
        this.jobs = jobs;
        this.audit = audit;
        this.clock = clock;
    }

    record Params(UUID skillImportId) {}

    @Transactional
    SkillImportView submit(String taxonomy, Map<TaxonomyPart, byte[]> files) {
        files.forEach(SkillImportService::demandHeader);
        var id = Ids.next();
        imports.add(id, taxonomy, files, clock.instant());
        jobs.submit(kind(), new Params(id));
        audit.record("skill-import-submitted", "skill-import", id);
        return view(id);
    }

    @Transactional
    SkillImportView view(UUID id) {
        return imports.view(id).orElseThrow(StandardProblem.NOT_FOUND::plain);
    }

    private static void demandHeader(TaxonomyPart part, byte[] content) {
        try {
            CsvFile.checkHeader(content, part.required());
        } catch (CsvUnreadable e) {
            throw ProfilesProblem.FILE_UNREADABLE
                    .with("file", part.code())
                    .with("reason", e.code())
                    .with("columns", e.columns());
        }
    }

    @Override
    public String kind() {
        return "skill-import";
    }

    @Override
    public Class<Params> params() {
        return Params.class;
    }

    @Override
    public void run(Params params, JobRun run) {
        var id = params.skillImportId();
        QuarkusTransaction.requiringNew().run(() -> imports.start(id));
        var files = QuarkusTransaction.requiringNew().call(() -> imports.filesOf(id));
        if (files.isEmpty()) return; // finished before the job could say so
        Taxonomy taxonomy;
        try {
            taxonomy = Taxonomy.read(files);
        } catch (CsvUnreadable e) {
            QuarkusTransaction.requiringNew().run(() -> imports.fail(id, e.code(), clock.instant()));
            return;
        }
        var size = taxonomy.skills().size();
        run.progress(0, size, "read");
        QuarkusTransaction.requiringNew().timeout(300).run(() -> {
            var replaced = catalogue.replace(
                    imports.taxonomyOf(id), taxonomy.skills(), taxonomy.groups(), taxonomy.unreadable());
            imports.finish(id, taxonomy, replaced, clock.instant());
        });
        run.progress(size, size, "written");
    }

    @Override
    public void failed(Params params, String error) {
        imports.fail(params.skillImportId(), error, clock.instant());
    }
}
