package io.bothways.profiles.person;

import io.bothways.platform.sql.Sql;
import io.bothways.platform.verify.Check;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/** Following managers upwards ends for everybody. */
@ApplicationScoped
class NoManagerCycles implements Check {
    private final Sql sql;

    NoManagerCycles(Sql sql) {
        this.sql = sql;
    }

    @Override
    public String name() {
        return "no-manager-cycles";
    }

    /** Whoever is not reached from a top downwards stands in or under a circle. */
    @Override
    public List<String> violations() {
        return sql.list("""
                with recursive reached (id) as (
                    select id from person where manager_id is null
                    union all
                    select below.id from person below join reached above on below.manager_id = above.id)
                select id::text from person where id not in (select id from reached) order by id limit 20
                """, row -> "person " + row.getString(1));
    }
}
