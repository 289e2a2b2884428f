package io.bothways.analytics.proposal;

import io.bothways.platform.sql.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Match runs and proposals as folded so far. */
@ApplicationScoped
public class Proposals {

    private static final Set<String> ENDINGS = Set.of("declined", "expired", "withdrawn", "superseded", "invalidated");

    private final Sql sql;

    Proposals(Sql sql) {
        this.sql = sql;
    }

    /** Both acceptances make an accepted proposal, whatever else was told about it. */
    public List<Proposal> proposals(@Nullable UUID programme, @Nullable UUID cohort) {
        return sql.list(
                """
                select proposal_id, cohort_id, first_id, second_id, coalesce(accepted_at, ended_at) as settled_at,
                       case when accepted_at is not null then 'accepted' else coalesce(ending, 'open') end as outcome
                  from fact_proposal
                 where (?::uuid is null or programme_id = ?) and (?::uuid is null or cohort_id = ?)
                 order by proposal_id
                """,
                row -> new Proposal(
                        row.getObject("proposal_id", UUID.class),
                        row.getObject("cohort_id", UUID.class),
                        row.getObject("first_id", UUID.class),
                        row.getObject("second_id", UUID.class),
                        Outcome.of(row.getString("outcome")),
                        Sql.instantOrNull(row, "settled_at")),
                programme,
                programme,
                cohort,
                cohort);
    }

    void published(MatchRunPublished run, long version, Instant at) {
        sql.update(
                """
                insert into fact_match_run (run_id, cohort_id, programme_id, people, matched, pairs, objective, algorithm,
                                            value, bound, gap, published_at, version, known_at)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                on conflict (run_id) do nothing
                """,
                run.runId(),
                run.cohortId(),
                run.programmeId(),
                run.people(),
                run.matched(),
                run.pairs(),
                run.objective(),
                run.algorithm(),
                run.value(),
                run.bound(),
                run.gap(),
                at,
                version,
                at);
    }

    void fold(ProposalChanged told, String step, long version, Instant toldAt) {
        var at = told.at() == null ? toldAt : told.at();
        boolean ends = ENDINGS.contains(step);
        boolean accepts = step.equals("accepted");
        sql.update(
                """
                insert into fact_proposal as fact (proposal_id, run_id, cohort_id, programme_id, first_id, second_id, sent_at,
                                                   accepted_by, accepted_at, ended_at, ending, version, known_at)
                values (?, ?, ?, ?, ?, ?, ?, ?, null, ?, ?, ?, ?)
                on conflict (proposal_id) do update
                   set sent_at = coalesce(fact.sent_at, excluded.sent_at),
                       accepted_by = fact.accepted_by || excluded.accepted_by,
                       accepted_at = case when cardinality(fact.accepted_by || excluded.accepted_by) = 2
                                          then coalesce(fact.accepted_at, ?) end,
                       ended_at = coalesce(excluded.ended_at, fact.ended_at),
                       ending = coalesce(excluded.ending, fact.ending),
                       version = excluded.version, known_at = excluded.known_at
                 where fact.version < excluded.version
                   and not fact.accepted_by && excluded.accepted_by
                """,
                told.proposalId(),
                told.runId(),
                told.cohortId(),
                told.programmeId(),
                told.people().getFirst(),
                told.people().getLast(),
                step.equals("sent") ? at : null,
                accepts && told.by() != null ? new UUID[] {told.by()} : new UUID[0],
                ends ? at : null,
                ends ? step : null,
                version,
                toldAt,
                at);
    }
}
