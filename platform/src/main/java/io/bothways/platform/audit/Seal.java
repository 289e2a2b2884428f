package io.bothways.platform.audit;

import io.bothways.platform.loop.Loops;
import io.bothways.platform.sql.Sql;
import io.bothways.platform.tx.Work;
import io.bothways.platform.verify.Check;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * Chains audit rows once a second: block hash = SHA-256(previous hash + SHA-256 of each row in id order). A row that is
 * changed, removed or put into a block afterwards breaks the block; a removed block breaks the chain. One sealer works at
 * a time, by advisory lock. Rows written since the last block are the unsealed tail, at most about a second long.
 */
@ApplicationScoped
class Seal implements Check {

    private static final long LOCK = 7_310_002;

    // an array in JSON keeps the borders between the values, and the epoch does not depend on the session's time zone
    private static final String ROWS_HASH = """
            string_agg(sha256(convert_to(jsonb_build_array(
                a.id, extract(epoch from a.at), a.actor, a.action, a.entity, a.entity_id, a.origin, a.trace_id)::text,
                'UTF8')), ''::bytea order by a.id)
            """;

    private final Sql sql;
    private final Loops loops;

    Seal(Sql sql, Loops loops) {
        this.loops = loops;
        this.sql = sql;
    }

    void start(@Observes StartupEvent started) {
        loops.start("audit-seal", Duration.ofSeconds(1), () -> {
            Work.inTransaction(60, this::seal);
            return false;
        });
    }

    /** Seals what is there; returns how many rows. */
    int seal() {
        if (!sql.yes("select pg_try_advisory_xact_lock(?)", LOCK)
                || !sql.yes("select exists (select from audit where block is null)")) {
            return 0;
        }
        return sql.update("""
                with last as (
                    select coalesce(max(number), 0) as number from audit_block
                ), sealed as (
                    update audit set block = (select number + 1 from last)
                    where id in (select id from audit where block is null order by id limit 20000)
                    returning *
                ), content as (
                    select count(*) as rows, %s as hashes from sealed a
                ), chain as (
                    select coalesce((select hash from audit_block where number = last.number), ''::bytea) as previous from last
                )
                insert into audit_block (number, rows, previous, hash)
                select last.number + 1, content.rows, chain.previous, sha256(chain.previous || content.hashes)
                from last, content, chain
                """.formatted(ROWS_HASH));
    }

    @Override
    public String name() {
        return "audit-chain";
    }

    /** Reads rows over whatever connection is to be believed. */
    @FunctionalInterface
    interface Reader {
        List<String> list(String statement, Sql.Row<String> row);
    }

    @Override
    public List<String> violations() {
        return violations((statement, row) -> sql.list(statement, row));
    }

    static List<String> violations(Reader trail) {
        List<String> violations = new ArrayList<>(
                trail.list("""
                select b.number from audit_block b
                left join lateral (
                    select count(*) as rows, %s as hashes from audit a where a.block = b.number
                ) content on true
                where content.rows <> b.rows
                   or sha256(b.previous || coalesce(content.hashes, ''::bytea)) <> b.hash
                order by b.number limit 20
                """.formatted(ROWS_HASH), row -> "block " + row.getLong(1) + " does not match its rows"));
        violations.addAll(trail.list("""
                select number from (
                    select number, previous, lag(number) over byNumber as before, lag(hash) over byNumber as expected
                    from audit_block window byNumber as (order by number)) chain
                where number <> coalesce(before, 0) + 1 or previous <> coalesce(expected, ''::bytea)
                order by number limit 20
                """, row -> "block " + row.getLong(1) + " does not follow the one before"));
        violations.addAll(trail.list("""
                select a.id from audit a where a.block is not null
                and not exists (select from audit_block b where b.number = a.block) order by a.id limit 20
                """, row -> "row " + row.getLong(1) + " names a block that does not exist"));
        return violations;
    }
}
