package io.bothways.analytics.enrolment;

import io.bothways.platform.sql.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Eligibility and enrolments as folded so far. */
@ApplicationScoped
public class Enrolments {

    /**
     * A step keeps its first instant; applying again takes an ending
     * back, resuming a pause.
     */
    private static final String FOLD = """
            insert into fact_enrolment as fact (enrolment_id, cohort_id, programme_id, person_id, invited_at, applied_at,
                                                approved_at, ready_at, waiting_at, drawn_at, paused_at, ended_at, ending,
                                                version, known_at)
            select ?, ?, ?, ?,
                   case when step = 'invited' then at end,
                   case when step = 'applied' then at end,
                   case when step = 'approved' then at end,
                   case when step = 'ready' then at end,
                   case when step = 'waitlisted' then at end,
                   case when step = 'drawn' then at end,
                   case when step = 'paused' then at end,
                   case when ends then at end,
                   case when ends then step end,
                   ?, ?
              from (select step, at,
                           step in ('rejected', 'lapsed', 'withdrawn', 'removed', 'ended-by-hr', 'completed') as ends
                      from (values (?::text, ?::timestamptz)) as told (step, at)) as told
            on conflict (enrolment_id) do update
               set cohort_id = excluded.cohort_id, programme_id = excluded.programme_id, person_id = excluded.person_id,
                   invited_at = coalesce(fact.invited_at, excluded.invited_at),
                   applied_at = coalesce(fact.applied_at, excluded.applied_at),
                   approved_at = coalesce(fact.approved_at, excluded.approved_at),
                   ready_at = coalesce(fact.ready_at, excluded.ready_at),
                   waiting_at = coalesce(fact.waiting_at, excluded.waiting_at),
                   drawn_at = coalesce(fact.drawn_at, excluded.drawn_at),
                   paused_at = case when ? = 'resumed' then null else coalesce(excluded.paused_at, fact.paused_at) end,
                   ended_at = case when ? in ('applied', 'ready') then null
                                   else coalesce(excluded.ended_at, fact.ended_at) end,
                   ending = case when ? in ('applied', 'ready') then null
                                 else coalesce(excluded.ending, fact.ending) end,
                   version = excluded.version, known_at = excluded.known_at
             where fact.version < excluded.version
            """;

    private final Sql sql;

    Enrolments(Sql sql) {
        this.sql = sql;
    }

    public List<Eligibility> eligible(@Nullable UUID programme, @Nullable UUID cohort) {
        return sql.list(
                """
                select cohort_id, person_id, since
                  from fact_eligibility
                 where (?::uuid is null or programme_id = ?) and (?::uuid is null or cohort_id = ?)
                 order by cohort_id, person_id
                """,
                row -> new Eligibility(
                        row.getObject("cohort_id", UUID.class),
                        row.getObject("person_id", UUID.class),
                        Sql.instant(row, "since")),
                programme,
                programme,
                cohort,
                cohort);
    }

    public List<Enrolment> enrolments(@Nullable UUID programme, @Nullable UUID cohort) {
        return sql.list(
                """
                select enrolment_id, cohort_id, person_id, invited_at, applied_at, ready_at, paused_at, ended_at, ending
                  from fact_enrolment
                 where (?::uuid is null or programme_id = ?) and (?::uuid is null or cohort_id = ?)
                 order by enrolment_id
                """,
                row -> new Enrolment(
                        row.getObject("enrolment_id", UUID.class),
                        row.getObject("cohort_id", UUID.class),
                        row.getObject("person_id", UUID.class),
                        Sql.instantOrNull(row, "invited_at"),
                        Sql.instantOrNull(row, "applied_at"),
                        Sql.instantOrNull(row, "ready_at"),
                        Sql.instantOrNull(row, "paused_at"),
                        Sql.instantOrNull(row, "ended_at"),
                        ending(row.getString("ending"))),
                programme,
                programme,
                cohort,
                cohort);
    }

    private static @Nullable Ending ending(@Nullable String code) {
        return code == null ? null : Ending.of(code);
    }

    void eligible(EligibilityChanged told, long version, Instant at) {
        sql.update(
                """
                insert into fact_eligibility as fact (cohort_id, person_id, programme_id, since, version, known_at)
                values (?, ?, ?, ?, ?, ?)
                on conflict (cohort_id, person_id) do update
                   set programme_id = excluded.programme_id, since = least(fact.since, excluded.since), lost_at = null,
                       version = excluded.version, known_at = excluded.known_at
                 where fact.version < excluded.version
                """,
                told.cohortId(),
                told.personId(),
                told.programmeId(),
                told.since() == null ? at : told.since(),
                version,
                at);
    }

    void noLongerEligible(EligibilityChanged told, long version, Instant at) {
        sql.update("""
                update fact_eligibility
                   set lost_at = ?, version = ?, known_at = ?
                 where cohort_id = ? and person_id = ? and version < ?
                """, at, version, at, told.cohortId(), told.personId(), version);
    }

    void fold(EnrolmentChanged told, String step, long version, Instant toldAt) {
        sql.update(
                FOLD,
                told.enrolmentId(),
                told.cohortId(),
                told.programmeId(),
                told.personId(),
                version,
                toldAt,
                step,
                told.at() == null ? toldAt : told.at(),
                step,
                step,
                step);
    }
}
