package io.bothways.matching.cohort;

import io.bothways.platform.sql.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The places of a cohort, taken by conditional updates under a CHECK, so that no two requests exceed its capacity. */
@ApplicationScoped
public class Places {
    private final Sql sql;

    Places(Sql sql) {
        this.sql = sql;
    }

    void open(UUID cohortId, @Nullable Integer capacity) {
        sql.update("insert into cohort_places (cohort_id, capacity) values (?, ?)", cohortId, capacity);
    }

    /** A cohort without a capacity counts nothing, so that its applicants do not queue for one row. */
    public boolean take(UUID cohortId) {
        return sql.yes("select capacity is null from cohort_places where cohort_id = ?", cohortId)
                || sql.update(
                                "update cohort_places set taken = taken + 1 where cohort_id = ? and taken < capacity",
                                cohortId)
                        == 1;
    }

    public void free(UUID cohortId) {
        sql.update("update cohort_places set taken = taken - 1 where cohort_id = ? and taken > 0", cohortId);
    }
}
