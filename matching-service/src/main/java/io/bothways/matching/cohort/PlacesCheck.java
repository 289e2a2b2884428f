package io.bothways.matching.cohort;

import io.bothways.platform.sql.Sql;
import io.bothways.platform.verify.Check;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/** The places taken of a cohort with a capacity are those of its enrolments in the pool. */
@ApplicationScoped
class PlacesCheck implements Check {
    private final Sql sql;

    PlacesCheck(Sql sql) {
        this.sql = sql;
    }

    @Override
    public String name() {
        return "places-match-enrolments";
    }

    @Override
    public List<String> violations() {
        return sql.list("""
                select p.cohort_id::text as violation from cohort_places p
                join cohort c on c.id = p.cohort_id and c.state not in ('completed', 'cancelled')
                where p.capacity is not null and p.taken <> (
                    select count(*) from enrolment e where e.cohort_id = p.cohort_id and e.state in ('ready', 'paused'))
                limit 20
                """, row -> row.getString("violation"));
    }
}
