package io.bothways.matching.matchrun;

import io.bothways.matching.Columns;
import io.bothways.matching.explanation.DirectionView;
import io.bothways.matching.explanation.Explanations;
import io.bothways.matching.explanation.FactorView;
import io.bothways.matching.explanation.PairKey;
import io.bothways.matching.explanation.PairView;
import io.bothways.matching.pool.FrozenPool;
import io.bothways.matching.scoring.diagnosis.Remedy;
import io.bothways.matching.scoring.pool.Participant;
import io.bothways.matching.solver.certificate.SeatPrice;
import io.bothways.matching.solver.plan.Pair;
import io.bothways.matching.solver.plan.Plan;
import io.bothways.matching.solver.plan.PlannedPair;
import io.bothways.matching.solver.plan.Unmatched;
import io.bothways.matching.solver.plan.UnmetLock;
import io.bothways.matching.solver.plan.Wishes;
import io.bothways.platform.code.Codes;
import io.bothways.platform.paging.PageRequest;
import io.bothways.platform.sql.Sql;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** The stored match runs with their pairs and their unmatched. */
@ApplicationScoped
class MatchRuns implements PanacheRepositoryBase<MatchRun, UUID> {
    private static final String COORDINATED =
            "programmeId in (select p.id from Programme p where ?2 member of p.coordinators)";

    private final Sql sql;
    private final Explanations explanations;

    MatchRuns(Sql sql, Explanations explanations) {
        this.sql = sql;
        this.explanations = explanations;
    }

    Optional<MatchRun> coordinated(UUID id, String loginKey) {
        return find("id = ?1 and " + COORDINATED, id, loginKey).firstResultOptional();
    }

    Optional<MatchRun> lockedIfCoordinated(UUID id, String loginKey) {
        return find("id = ?1 and " + COORDINATED, id, loginKey)
                .withLock(LockModeType.PESSIMISTIC_WRITE)
                .firstResultOptional();
    }

    Optional<MatchRun> locked(UUID id) {
        return find("id = ?1", id).withLock(LockModeType.PESSIMISTIC_WRITE).firstResultOptional();
    }

    boolean hasOpen(UUID cohortId) {
        return count("cohortId = ?1 and state in ('requested', 'solving', 'proposed')", cohortId) > 0;
    }

    List<MatchRun> page(UUID cohortId, PageRequest request) {
        return find(
                        "cohortId = ?1 and (requestedAt > ?2 or requestedAt = ?2 and id > ?3) order by requestedAt, id",
                        cohortId,
                        request.after().map(key -> Instant.parse(key.get(0))).orElse(Instant.EPOCH),
                        request.after().map(key -> UUID.fromString(key.get(1))).orElse(new UUID(0, 0)))
                .range(0, request.fetch() - 1)
                .list();
    }

    void store(UUID runId, FrozenPool pool, Plan plan) {
        Map<UUID, UUID> enrolments = pool.enrolments();
        storePeople(runId, pool.pool().people(), enrolments);
        List<PlannedPair> pairs = plan.pairs();
        sql.update(
                """
                insert into match_run_pair (run_id, number, person_low, person_high, enrolment_low, enrolment_high, score,
                    gains)
                select ?, p.* from unnest(?::int[], ?::uuid[], ?::uuid[], ?::uuid[], ?::uuid[], ?::int[], ?::int[]) p
                """,
                runId,
                Columns.numbers(IntStream.range(0, pairs.size()).boxed().toList()),
                Columns.ids(pairs.stream().map(PlannedPair::lower).toList()),
                Columns.ids(pairs.stream().map(PlannedPair::higher).toList()),
                Columns.ids(pairs.stream()
                        .map(pair -> Objects.requireNonNull(enrolments.get(pair.lower())))
                        .toList()),
                Columns.ids(pairs.stream()
                        .map(pair -> Objects.requireNonNull(enrolments.get(pair.higher())))
                        .toList()),
                Columns.numbers(pairs.stream().map(PlannedPair::score).toList()),
                Columns.numbers(pairs.stream().map(PlannedPair::gains).toList()));
        explanations.store(runId, pairs);
        storePrices(runId, plan.prices());
        storeUnmet(runId, plan.unmetLocks());
        storeUnmatched(runId, plan.unmatched(), enrolments);
        storeRemedies(runId, plan.unmatched());
    }

    private void storePeople(UUID runId, List<Participant> people, Map<UUID, UUID> enrolments) {
        sql.update(
                """
                insert into match_run_person (run_id, person_id, enrolment_id, facts)
                select ?, p.* from unnest(?::uuid[], ?::uuid[], ?::text[]) p
                """,
                runId,
                Columns.ids(people.stream().map(Participant::id).toList()),
                Columns.ids(people.stream()
                        .map(person -> Objects.requireNonNull(enrolments.get(person.id())))
                        .toList()),
                Columns.texts(people.stream().map(Participant::factsDigest).toList()));
    }

    private void storeUnmatched(UUID runId, List<Unmatched> unmatched, Map<UUID, UUID> enrolments) {
        sql.update(
                """
                insert into match_run_unmatched (run_id, person_id, enrolment_id, reason)
                select ?, u.* from unnest(?::uuid[], ?::uuid[], ?::text[]) u
                """,
                runId,
                Columns.ids(unmatched.stream().map(Unmatched::personId).toList()),
                Columns.ids(unmatched.stream()
                        .map(person -> Objects.requireNonNull(enrolments.get(person.personId())))
                        .toList()),
                Columns.codes(unmatched.stream().map(Unmatched::reason).toList()));
    }

    private void storeRemedies(UUID runId, List<Unmatched> unmatched) {
        List<Unmatched> helped =
                unmatched.stream().filter(person -> person.remedy() != null).toList();
        List<Remedy> remedies = helped.stream()
                .map(Unmatched::remedy)
                .map(Objects::requireNonNull)
                .toList();
        sql.update(
                """
                update match_run_unmatched u
                set remedy = r.code, remedy_candidates = r.candidates, remedy_amount = nullif(r.amount, 0),
                    remedy_skill_id = nullif(r.skill, '')::uuid, remedy_rule = nullif(r.rule, ''),
                    remedy_language = nullif(r.language, '')
                from unnest(?::uuid[], ?::text[], ?::int[], ?::int[], ?::text[], ?::text[], ?::text[])
                    r (person_id, code, candidates, amount, skill, rule, language)
                where u.run_id = ? and u.person_id = r.person_id
                """,
                Columns.ids(helped.stream().map(Unmatched::personId).toList()),
                Columns.codes(remedies.stream().map(Remedy::code).toList()),
                Columns.numbers(remedies.stream().map(Remedy::candidates).toList()),
                Columns.numbers(remedies.stream()
                        .map(remedy -> Objects.requireNonNullElse(remedy.amount(), 0))
                        .toList()),
                Columns.texts(remedies.stream()
                        .map(remedy -> Objects.toString(remedy.skillId(), ""))
                        .toList()),
                Columns.texts(remedies.stream()
                        .map(remedy -> Optional.ofNullable(remedy.rule())
                                .map(Codes::of)
                                .orElse(""))
                        .toList()),
                Columns.texts(remedies.stream()
                        .map(remedy -> Objects.requireNonNullElse(remedy.language(), ""))
                        .toList()),
                runId);
    }

    private void storePrices(UUID runId, List<SeatPrice> prices) {
        sql.update(
                """
                insert into match_run_price (run_id, person_id, seat, points)
                select ?, p.* from unnest(?::uuid[], ?::text[], ?::int[]) p
                """,
                runId,
                Columns.ids(prices.stream().map(SeatPrice::personId).toList()),
                Columns.codes(prices.stream().map(SeatPrice::seat).toList()),
                Columns.numbers(prices.stream().map(SeatPrice::points).toList()));
    }

    private void storeUnmet(UUID runId, List<UnmetLock> unmet) {
        sql.update(
                """
                update match_run_lock l set unmet = u.reason
                from unnest(?::uuid[], ?::uuid[], ?::text[]) u (low, high, reason)
                where l.run_id = ? and l.person_low = u.low and l.person_high = u.high
                """,
                Columns.ids(unmet.stream().map(lock -> lock.pair().lower()).toList()),
                Columns.ids(unmet.stream().map(lock -> lock.pair().higher()).toList()),
                Columns.codes(unmet.stream().map(UnmetLock::reason).toList()),
                runId);
    }

    void lock(UUID runId, List<Pair> pairs) {
        sql.update(
                """
                insert into match_run_lock (run_id, person_low, person_high)
                select ?, p.* from unnest(?::uuid[], ?::uuid[]) p
                """,
                runId,
                Columns.ids(pairs.stream().map(Pair::lower).toList()),
                Columns.ids(pairs.stream().map(Pair::higher).toList()));
    }

    List<LockView> locks(UUID runId, PageRequest request) {
        return sql.list(
                "select person_low, person_high, unmet from match_run_lock where run_id = ? and (person_low,"
                        + " person_high) > (?, ?) order by person_low, person_high limit ?",
                row -> new LockView(
                        List.of(Columns.id(row, "person_low"), Columns.id(row, "person_high")), row.getString("unmet")),
                runId,
                request.after().map(key -> UUID.fromString(key.get(0))).orElse(new UUID(0, 0)),
                request.after().map(key -> UUID.fromString(key.get(1))).orElse(new UUID(0, 0)),
                request.fetch());
    }

    /** What was wished of a run when it was requested. */
    Wishes wishes(MatchRun run) {
        List<Pair> locked = sql.list(
                "select person_low, person_high from match_run_lock where run_id = ?",
                row -> new Pair(Columns.id(row, "person_low"), Columns.id(row, "person_high")),
                run.id());
        UUID repaired = run.repairedRunId();
        Wishes.Kept kept =
                repaired == null ? null : new Wishes.Kept(links(repaired), Objects.requireNonNull(run.mayBreak()));
        return new Wishes(locked, run.raisesFloor(), kept);
    }

    private List<Wishes.Link> links(UUID runId) {
        return sql.list(
                "select teacher_id, learner_id from match_run_direction where run_id = ? and required",
                row -> new Wishes.Link(Columns.id(row, "teacher_id"), Columns.id(row, "learner_id")),
                runId);
    }

    boolean hasPlan(UUID runId, UUID cohortId) {
        return count("id = ?1 and cohortId = ?2 and pairs is not null", runId, cohortId) > 0;
    }

    /** Asked anew of the database: another transaction may have ended the run. */
    boolean isBeingSolved(UUID runId) {
        return sql.number("select count(*) from match_run where id = ? and state = 'solving'", runId) > 0;
    }

    /** By run, most frequent reason first; a run that left nobody is not in it. */
    Map<UUID, Map<String, Integer>> unmatchedByReason(Collection<UUID> runIds) {
        Map<UUID, Map<String, Integer>> counts = new HashMap<>();
        sql.list(
                "select run_id, reason, count(*) as people from match_run_unmatched where run_id = any (?::uuid[])"
                        + " group by run_id, reason order by people desc, reason",
                row -> counts.computeIfAbsent(Columns.id(row, "run_id"), key -> new LinkedHashMap<>())
                        .put(row.getString("reason"), row.getInt("people")),
                Columns.ids(runIds));
        return counts;
    }

    List<PairView> pairs(UUID runId, PageRequest request) {
        int after = request.after().map(key -> Integer.parseInt(key.get(0))).orElse(-1);
        return explained(
                runId,
                sql.list(
                        "select number, person_low, person_high, score, gains from match_run_pair"
                                + " where run_id = ? and number > ? order by number limit ?",
                        MatchRuns::bare,
                        runId,
                        after,
                        request.fetch()));
    }

    /** The pair that the run made of two people, if it did. */
    Optional<PairView> pair(UUID runId, UUID one, UUID other) {
        return explained(
                        runId,
                        sql.list(
                                "select number, person_low, person_high, score, gains from match_run_pair where run_id = ?"
                                        + " and person_low = least(?::uuid, ?::uuid)"
                                        + " and person_high = greatest(?::uuid, ?::uuid)",
                                MatchRuns::bare,
                                runId,
                                one,
                                other,
                                one,
                                other))
                .stream()
                .findFirst();
    }

    private static PairView bare(ResultSet row) throws SQLException {
        return new PairView(
                row.getInt("number"),
                List.of(Columns.id(row, "person_low"), Columns.id(row, "person_high")),
                row.getInt("score"),
                row.getObject("gains", Integer.class),
                List.of(),
                List.of());
    }

    private List<PairView> explained(UUID runId, List<PairView> bare) {
        List<PairKey> keys =
                bare.stream().map(pair -> new PairKey(runId, pair.number())).toList();
        Map<PairKey, List<DirectionView>> directions = explanations.of(keys);
        Map<PairKey, List<FactorView>> factors = explanations.factorsOf(keys);
        return bare.stream()
                .map(pair -> new PairView(
                        pair.number(),
                        pair.people(),
                        pair.score(),
                        pair.gains(),
                        factors.getOrDefault(new PairKey(runId, pair.number()), List.of()),
                        directions.getOrDefault(new PairKey(runId, pair.number()), List.of())))
                .toList();
    }

    List<UnmatchedView> unmatched(UUID runId, PageRequest request) {
        return sql.list(
                "select * from match_run_unmatched where run_id = ? and person_id > ? order by person_id limit ?",
                row -> new UnmatchedView(Columns.id(row, "person_id"), row.getString("reason"), RemedyView.of(row)),
                runId,
                request.after().map(key -> UUID.fromString(key.get(0))).orElse(new UUID(0, 0)),
                request.fetch());
    }

    /** Somebody in the pool of a run, and a digest of what it knew of them. */
    record Member(UUID personId, UUID enrolmentId, @Nullable String facts) {}

    /** Those of these people who were in the pool of the run. */
    List<Member> members(UUID runId, List<UUID> people) {
        return sql.list(
                "select person_id, enrolment_id, facts from match_run_person where run_id = ? and person_id = any"
                        + " (?::uuid[])",
                row -> new Member(
                        Columns.id(row, "person_id"), Columns.id(row, "enrolment_id"), row.getString("facts")),
                runId,
                Columns.ids(people));
    }

    /** What the seats of these people cost the others, as far as the run has put a price on them. */
    List<SeatPrice> prices(UUID runId, List<UUID> people) {
        return sql.list(
                "select person_id, seat, points from match_run_price where run_id = ? and person_id = any (?::uuid[])",
                row -> new SeatPrice(
                        Columns.id(row, "person_id"),
                        Codes.parse(SeatPrice.Seat.class, row.getString("seat")),
                        row.getInt("points")),
                runId,
                Columns.ids(people));
    }

    /** The required directions between these people in any of the runs. */
    Set<Wishes.Link> links(List<UUID> runIds, List<UUID> people) {
        Object ids = Columns.ids(people);
        return Set.copyOf(sql.list(
                "select distinct teacher_id, learner_id from match_run_direction where run_id = any (?::uuid[]) and"
                        + " required and teacher_id = any (?::uuid[]) and learner_id = any (?::uuid[])",
                row -> new Wishes.Link(Columns.id(row, "teacher_id"), Columns.id(row, "learner_id")),
                Columns.ids(runIds),
                ids,
                ids));
    }
}
