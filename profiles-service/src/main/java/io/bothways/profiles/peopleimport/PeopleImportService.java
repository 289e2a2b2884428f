package io.bothways.profiles.peopleimport;

import io.bothways.platform.audit.Audit;
import io.bothways.platform.id.Ids;
import io.bothways.platform.job.JobHandler;
import io.bothways.platform.job.JobRun;
import io.bothways.platform.job.Jobs;
import io.bothways.platform.paging.Page;
import io.bothways.platform.paging.PageRequest;
import io.bothways.platform.problem.StandardProblem;
import io.bothways.profiles.ProfilesProblem;
import io.bothways.profiles.csv.CsvFile;
import io.bothways.profiles.csv.CsvRow;
import io.bothways.profiles.csv.CsvUnreadable;
import io.bothways.profiles.feed.FeedOperation;
import io.bothways.profiles.feed.FeedOperation.Unreadable;
import io.bothways.profiles.feed.PeopleFeed;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Takes a file in, and later feeds its rows in parts, managers first. A part and its report are one
 * transaction, so an import that is interrupted goes on behind the last part that was reported.
 */
@ApplicationScoped
class PeopleImportService implements JobHandler<PeopleImportService.Params> {
    static final int MOST_ROWS = 200_000;
    private static final int ROWS_PER_PART = 1_000;

    private final PeopleImports imports;
    private final PeopleFeed feed;
    private final Jobs jobs;
    private final Audit audit;
    private final Clock clock;

    PeopleImportService(PeopleImports imports, PeopleFeed feed, Jobs jobs, Audit audit, Clock clock) {
        this.imports = imports;
        this.feed = feed;
        this.jobs = jobs;
        this.audit = audit;
        this.clock = clock;
    }

    record Params(UUID peopleImportId) {}

    @Transactional
    PeopleImportView submit(byte[] content) {
        try {
            CsvFile.checkHeader(content, PersonColumns.REQUIRED);
        } catch (CsvUnreadable e) {
            throw ProfilesProblem.FILE_UNREADABLE.with("reason", e.code()).with("columns", e.columns());
        }
        var id = Ids.next();
        imports.add(id, content, clock.instant());
        jobs.submit(kind(), new Params(id));
        audit.record("people-import-submitted", "people-import", id);
        return view(id);
    }

    @Transactional
    PeopleImportView view(UUID id) {
        return imports.view(id).orElseThrow(StandardProblem.NOT_FOUND::plain);
    }

    @Transactional
    Page<RowView> rows(UUID id, @Nullable String result, PageRequest page) {
        var after = page.after().map(List::getFirst).map(Integer::valueOf).orElse(0);
        if (imports.view(id).isEmpty()) throw StandardProblem.NOT_FOUND.plain();
        return Page.of(
                imports.rows(id, result, after, page.fetch()),
                page,
                row -> row,
                row -> List.of(Integer.toString(row.row())));
    }

    @Override
    public String kind() {
        return "people-import";
    }

    @Override
    public Class<Params> params() {
        return Params.class;
    }

    @Override
    public void run(Params params, JobRun run) {
        var id = params.peopleImportId();
        var content = QuarkusTransaction.requiringNew().call(() -> imports.content(id));
        if (content.isEmpty()) return; // finished before the job could say so
        CsvFile file;
        try {
            file = CsvFile.read(content.get(), PersonColumns.REQUIRED, MOST_ROWS);
        } catch (CsvUnreadable e) {
            QuarkusTransaction.requiringNew().run(() -> imports.fail(id, e.code(), clock.instant()));
            return;
        }
        var plan = RowPlan.of(file.rows());
        var rows = new ArrayList<>(plan.managersFirst());
        var reported = QuarkusTransaction.requiringNew().call(() -> {
            imports.start(id, file.rows().size());
            return imports.reported(id);
        });
        rows.removeIf(row -> reported.contains(row.number()));
        for (int at = 0; at < rows.size(); at += ROWS_PER_PART) {
            var part = rows.subList(at, Math.min(at + ROWS_PER_PART, rows.size()));
            QuarkusTransaction.requiringNew().timeout(300).run(() -> apply(id, part, file, plan));
            run.progress(reported.size() + at + part.size(), file.rows().size(), "applied");
        }
        QuarkusTransaction.requiringNew().run(() -> imports.finish(id, clock.instant()));
    }

    /** What has been reported stands; the same file sent again goes on from there, because the same again is nothing. */
    @Override
    public void failed(Params params, String error) {
        imports.fail(params.peopleImportId(), error, clock.instant());
    }

    private void apply(UUID id, List<CsvRow> part, CsvFile file, RowPlan plan) {
        var operations = new ArrayList<FeedOperation>();
        for (var row : part) {
            var refusal = plan.refused().get(row.number());
            operations.add(refusal == null ? PersonColumns.operation(row, file.columns()) : new Unreadable(refusal));
        }
        var outcomes = feed.apply(operations, 0).outcomes();
        var report = new ArrayList<RowView>();
        for (int i = 0; i < part.size(); i++) report.add(RowView.of(part.get(i).number(), outcomes.get(i)));
        imports.report(id, report);
    }
}
