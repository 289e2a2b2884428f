package io.bothways.matching.proposal;

import io.bothways.matching.Columns;
import io.bothways.matching.explanation.DirectionView;
import io.bothways.matching.explanation.Explanations;
import io.bothways.matching.explanation.PairKey;
import io.bothways.platform.code.Codes;
import io.bothways.platform.paging.PageRequest;
import io.bothways.platform.sql.Sql;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The stored proposals: one by one as entities, in bulk and for reading by SQL. */
@ApplicationScoped
class Proposals implements PanacheRepositoryBase<Proposal, UUID> {
    private static final UUID NOBODY = new UUID(0, 0);
    private static final String OPEN = "('sent', 'accepted-by-one')";

    private static final String READ = """
            select p.*, g.partnership_id,
                ? in (p.person_low, p.person_high) as own,
                exists (select from programme_coordinator k
                    where k.programme_id = p.programme_id and k.login_key = ?) as coordinating
            from proposal p left join pairing g on g.proposal_id = p.id
            """;

    private final Sql sql;
    private final Explanations explanations;

    Proposals(Sql sql, Explanations explanations) {
        this.sql = sql;
        this.explanations = explanations;
    }

    // ---- one by one

    Optional<Proposal> locked(UUID id) {
        return find("id = ?1", id).withLock(LockModeType.PESSIMISTIC_WRITE).firstResultOptional();
    }

    /** The two people of a proposal, if this is one of them. */
    List<UUID> peopleIfOwn(UUID id, UUID person) {
        return sql.list(
                "select unnest(array[person_low, person_high]) as person_id from proposal"
                        + " where id = ? and ? in (person_low, person_high)",
                row -> Columns.id(row, "person_id"),
                id,
                person);
    }

    boolean coordinated(UUID id, String loginKey) {
        return sql.yes("""
                select exists (select from proposal p join programme_coordinator k using (programme_id)
                    where p.id = ? and k.login_key = ?)
                """, id, loginKey);
    }

    // ---- in bulk

    /** One row of a bulk change, as its event needs it. */
    record Changed(UUID id, UUID runId, UUID cohortId, UUID programmeId, UUID personLow, UUID personHigh) {
        ProposalEvent event(ProposalEvent.Change change, Instant at) {
            return new ProposalEvent(
                    change, id, runId, cohortId, programmeId, List.of(personLow, personHigh), at, null);
        }
    }

    List<Changed> send(Batch batch, List<UUID> ids, Instant now, Instant until) {
        return sql.list(
                """
                insert into proposal (id, version, run_id, pair_number, cohort_id, programme_id, person_low, person_high,
                    enrolment_low, enrolment_high, score, state, sent_at, expires_at)
                select i.id, 0, m.run_id, m.number, ?, ?, m.person_low, m.person_high,
                    m.enrolment_low, m.enrolment_high, m.score, 'sent', ?, ?
                from match_run_pair m
                join unnest(?::uuid[]) with ordinality i (id, position) on i.position = m.number + 1
                where m.run_id = ?
                on conflict (programme_id, person_low, person_high) where state in ('sent', 'accepted-by-one') do nothing
                returning id, run_id, cohort_id, programme_id, person_low, person_high
                """,
                Proposals::changed,
                batch.cohortId(),
                batch.programmeId(),
                now,
                until,
                Columns.ids(ids),
                batch.runId());
    }

    List<Changed> openOfRun(UUID runId) {
        return sql.list(
                "select id, run_id, cohort_id, programme_id, person_low, person_high from proposal"
                        + " where run_id = ? and state in " + OPEN + " order by id",
                Proposals::changed,
                runId);
    }

    List<Changed> expire(UUID runId, Instant due, Instant now) {
        return close("expired", now, "run_id = ? and expires_at <= ?", "", runId, due);
    }

    List<Changed> invalidate(Collection<UUID> enrolments, Instant now) {
        Object ids = Columns.ids(enrolments);
        return close(
                "invalidated",
                now,
                "(enrolment_low = any (?::uuid[]) or enrolment_high = any (?::uuid[]))",
                "",
                ids,
                ids);
    }

    /**
     * Closes the other open proposals of these people that need a seat which is gone. Rows that somebody else is
     * answering just now are left: their second acceptance finds no seat.
     */
    List<Changed> supersede(Collection<UUID> people, Instant now) {
        Object ids = Columns.ids(people);
        return close("superseded", now, """
                (person_low = any (?::uuid[]) or person_high = any (?::uuid[])) and exists (
                    select from match_run_direction d
                    cross join lateral (values (d.teacher_id, 'teaching'), (d.learner_id, 'learning')) n (person_id, hat)
                    join seat s on s.person_id = n.person_id and s.hat = n.hat
                    left join enrolment_seat e on e.hat = n.hat and e.enrolment_id =
                        case when n.person_id = p.person_low then p.enrolment_low else p.enrolment_high end
                    where d.run_id = p.run_id and d.number = p.pair_number and d.required
                      and (s.taken >= s.wanted_limit or e.taken >= e.seat_limit))
                """, " skip locked", ids, ids);
    }

    private List<Changed> close(String state, Instant now, String which, String wait, Object... arguments) {
        List<@Nullable Object> all = new ArrayList<>(Arrays.asList(arguments));
        all.add(state);
        all.add(now);
        return sql.list(
                "with locked as (select p.id from proposal p where p.state in " + OPEN + " and " + which
                        + " order by p.id for update" + wait + ")"
                        + " update proposal p set state = ?, closed_at = ?, version = version + 1"
                        + " from locked where p.id = locked.id"
                        + " returning p.id, run_id, cohort_id, programme_id, person_low, person_high",
                Proposals::changed,
                all.toArray());
    }

    /** How many seats of each hat the open proposals of these people would take. */
    Map<UUID, Reserved> reserved(Collection<UUID> people) {
        Map<UUID, Reserved> reserved = new HashMap<>();
        Object ids = Columns.ids(people);
        sql.list(
                """
                select n.person_id, count(*) filter (where n.hat = 'teaching') as teaching,
                    count(*) filter (where n.hat = 'learning') as learning
                from proposal p
                join match_run_direction d on d.run_id = p.run_id and d.number = p.pair_number and d.required
                cross join lateral (values (d.teacher_id, 'teaching'), (d.learner_id, 'learning')) n (person_id, hat)
                where p.state in ('sent', 'accepted-by-one') and n.person_id = any (?::uuid[])
                group by n.person_id
                """,
                row -> reserved.put(
                        Columns.id(row, "person_id"), new Reserved(row.getInt("teaching"), row.getInt("learning"))),
                ids);
        return reserved;
    }

    /** With whom each of these people has had a partnership in the programme. */
    Map<UUID, List<UUID>> met(UUID programmeId, Collection<UUID> people, Instant before) {
        return partners(
                "select person_low, person_high from pairing where programme_id = ? and formed_at < ?",
                people,
                programmeId,
                before);
    }

    /** Whom each of these people has now, or was proposed in the cohort without both wanting it. */
    Map<UUID, List<UUID>> proposedBefore(UUID programmeId, UUID cohortId, Collection<UUID> people, Instant before) {
        return partners("""
                select person_low, person_high from pairing where programme_id = ? and live and formed_at < ?
                union all
                select person_low, person_high from proposal
                where cohort_id = ? and state not in ('accepted', 'superseded', 'invalidated') and sent_at < ?
                """, people, programmeId, before, cohortId, before);
    }

    private Map<UUID, List<UUID>> partners(String pairs, Collection<UUID> people, Object... arguments) {
        Map<UUID, List<UUID>> partners = new HashMap<>();
        List<Object> all = new ArrayList<>(List.of(arguments));
        all.add(Columns.ids(people));
        sql.list(
                "select distinct m.person_id, m.partner_id from (" + pairs + """
                ) b
                cross join lateral (values (person_low, person_high), (person_high, person_low)) m (person_id, partner_id)
                where m.person_id = any (?::uuid[])
                order by m.person_id, m.partner_id
                """,
                row -> partners.computeIfAbsent(Columns.id(row, "person_id"), key -> new ArrayList<>())
                        .add(Columns.id(row, "partner_id")),
                all.toArray());
        return partners;
    }

    private static Changed changed(ResultSet row) throws SQLException {
        return new Changed(
                Columns.id(row, "id"),
                Columns.id(row, "run_id"),
                Columns.id(row, "cohort_id"),
                Columns.id(row, "programme_id"),
                Columns.id(row, "person_low"),
                Columns.id(row, "person_high"));
    }

    // ---- for reading

    Optional<ProposalView> view(UUID id, @Nullable UUID reader, String loginKey) {
        return explained(sql.list(
                        "select * from (" + READ + " where p.id = ?) p where own or coordinating",
                        Proposals::read,
                        reader == null ? NOBODY : reader,
                        loginKey,
                        id))
                .stream()
                .findFirst();
    }

    List<ProposalView> ofPerson(UUID person, @Nullable String state, PageRequest request) {
        return page("? in (p.person_low, p.person_high)", person, state, person, "", request);
    }

    List<ProposalView> ofCohort(UUID cohortId, @Nullable String state, String loginKey, PageRequest request) {
        return page("p.cohort_id = ?", cohortId, state, NOBODY, loginKey, request);
    }

    private List<ProposalView> page(
            String which, UUID of, @Nullable String state, UUID reader, String loginKey, PageRequest request) {
        List<@Nullable Object> arguments = new ArrayList<>(Arrays.asList(reader, loginKey, of));
        String filter = "";
        if ("open".equals(state)) {
            filter = " and p.state in " + OPEN;
        } else if (state != null) {
            filter = " and p.state = ?";
            arguments.add(state);
        }
        arguments.add(request.after().map(key -> Instant.parse(key.get(0))).orElse(Instant.EPOCH));
        arguments.add(request.after().map(key -> UUID.fromString(key.get(1))).orElse(NOBODY));
        arguments.add(request.fetch());
        return explained(sql.list(
                READ + " where " + which + filter + " and (p.sent_at, p.id) > (?, ?) order by p.sent_at, p.id limit ?",
                Proposals::read,
                arguments.toArray()));
    }

    private record Read(ProposalView view, PairKey pair) {}

    private List<ProposalView> explained(List<Read> rows) {
        Map<PairKey, List<DirectionView>> directions =
                explanations.of(rows.stream().map(Read::pair).toList());
        return rows.stream()
                .map(row -> with(row.view(), directions.getOrDefault(row.pair(), List.of())))
                .toList();
    }

    private static ProposalView with(ProposalView view, List<DirectionView> directions) {
        return new ProposalView(
                view.id(),
                view.version(),
                view.runId(),
                view.cohortId(),
                view.programmeId(),
                view.people(),
                view.state(),
                view.score(),
                directions,
                view.sentAt(),
                view.expiresAt(),
                view.acceptedBy(),
                view.closedAt(),
                view.declineReason(),
                view.partnershipId(),
                view.actions());
    }

    private static Read read(ResultSet row) throws SQLException {
        List<UUID> people = List.of(Columns.id(row, "person_low"), Columns.id(row, "person_high"));
        String state = row.getString("state");
        UUID first = row.getObject("first_accepted_by", UUID.class);
        List<UUID> acceptedBy = state.equals("accepted") ? people : first == null ? List.<UUID>of() : List.of(first);
        boolean coordinating = row.getBoolean("coordinating");
        String reason = row.getString("decline_reason");
        return new Read(
                new ProposalView(
                        Columns.id(row, "id"),
                        row.getLong("version"),
                        Columns.id(row, "run_id"),
                        Columns.id(row, "cohort_id"),
                        Columns.id(row, "programme_id"),
                        people,
                        state,
                        row.getInt("score"),
                        List.of(),
                        Sql.instant(row, "sent_at"),
                        Sql.instant(row, "expires_at"),
                        acceptedBy,
                        Sql.instantOrNull(row, "closed_at"),
                        coordinating && reason != null ? Codes.parse(DeclineReason.class, reason) : null,
                        row.getObject("partnership_id", UUID.class),
                        actions(state, row.getBoolean("own"), coordinating)),
                new PairKey(Columns.id(row, "run_id"), row.getInt("pair_number")));
    }

    private static List<String> actions(String state, boolean own, boolean coordinating) {
        List<String> actions = new ArrayList<>();
        if (state.equals("sent") || state.equals("accepted-by-one")) {
            if (own) {
                actions.addAll(List.of("acceptance", "decline"));
            }
            if (coordinating) {
                actions.add("withdrawal");
            }
        }
        return actions;
    }
}
