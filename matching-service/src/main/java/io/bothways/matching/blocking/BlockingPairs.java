package io.bothways.matching.blocking;

import io.bothways.matching.Columns;
import io.bothways.matching.solver.plan.BlockingPair;
import io.bothways.platform.paging.PageRequest;
import io.bothways.platform.sql.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;

/** The stored blocking pairs of match runs, in the order of what both would gain. */
@ApplicationScoped
public class BlockingPairs {
    private final Sql sql;

    BlockingPairs(Sql sql) {
        this.sql = sql;
    }

    public void store(UUID runId, List<BlockingPair> pairs) {
        sql.update(
                """
                insert into match_run_blocking (run_id, number, first_id, second_id, score, first_more, second_more)
                select ?, b.* from unnest(?::int[], ?::uuid[], ?::uuid[], ?::int[], ?::int[], ?::int[]) b
                """,
                runId,
                Columns.numbers(IntStream.range(0, pairs.size()).boxed().toList()),
                Columns.ids(pairs.stream().map(BlockingPair::firstId).toList()),
                Columns.ids(pairs.stream().map(BlockingPair::secondId).toList()),
                Columns.numbers(pairs.stream().map(BlockingPair::score).toList()),
                Columns.numbers(pairs.stream().map(BlockingPair::firstMore).toList()),
                Columns.numbers(pairs.stream().map(BlockingPair::secondMore).toList()));
    }

    public List<BlockingPairView> of(UUID runId, PageRequest request) {
        return sql.list(
                "select * from match_run_blocking where run_id = ? and number > ? order by number limit ?",
                row -> new BlockingPairView(
                        row.getInt("number"),
                        List.of(Columns.id(row, "first_id"), Columns.id(row, "second_id")),
                        row.getInt("score"),
                        List.of(row.getInt("first_more"), row.getInt("second_more"))),
                runId,
                request.after().map(key -> Integer.parseInt(key.get(0))).orElse(-1),
                request.fetch());
    }
}
