package io.bothways.sessions.verification;

import io.bothways.platform.sql.Sql;
import io.bothways.platform.verify.Check;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/** Nobody who left is in a live partnership. */
@ApplicationScoped
class LeaversHaveEnded implements Check {

    private final Sql sql;

    LeaversHaveEnded(Sql sql) {
        this.sql = sql;
    }

    @Override
    public String name() {
        return "no-live-partnership-of-a-leaver";
    }

    @Override
    public List<String> violations() {
        return sql.list("""
                select p.id from partnership p join person x on x.id in (p.person_a, p.person_b)
                where x.status in ('left', 'erased')
                  and p.state in ('introduced', 'contracting', 'active', 'paused', 'closing')
                order by p.id limit 20
                """, row -> "partnership " + row.getString("id"));
    }
}
