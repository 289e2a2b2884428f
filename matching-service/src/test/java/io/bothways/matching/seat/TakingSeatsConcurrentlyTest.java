package io.bothways.matching.seat;

import static io.bothways.matching.Member.aMember;
import static io.bothways.matching.Office.COORDINATOR;
import static io.bothways.matching.Office.OPERATOR;
import static io.bothways.matching.Office.applies;
import static io.bothways.matching.Office.freshUnit;
import static io.bothways.matching.Office.gets;
import static io.bothways.matching.Office.known;
import static io.bothways.matching.Office.matches;
import static io.bothways.matching.Office.openCohort;
import static io.bothways.matching.Office.posts;
import static io.bothways.matching.Office.proposalOf;
import static io.bothways.matching.Office.quiet;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import io.bothways.matching.Member;
import io.bothways.platform.id.Ids;
import io.bothways.platform.sql.Sql;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.config.ConfigProvider;
import org.junit.jupiter.api.Test;

/**
 * Sixteen clients accept proposals that together ask for far more seats than there are. Permanent, because this is the
 * race that "count, then insert" loses; the naive test shows that it does, for seats and for pairs.
 */
@QuarkusTest
class TakingSeatsConcurrentlyTest {
    private static final int CLIENTS = 16;
    private static final int PEOPLE = 12;
    private static final int SEATS = 2;

    @Inject
    Sql sql;

    @Inject
    Seats seats;

    @Inject
    Clock clock;

    @Test
    void noHatIsOverfilledAndNoPairIsFormedTwice() throws Exception {
        List<Member> members = everybodyProposedToEverybody();
        List<Callable<Integer>> answers = new ArrayList<>();
        for (Member member : members) {
            List<String> proposals =
                    gets(member.token(), "/v1/me/proposals?limit=200").extract().path("items.id");
            for (String proposal : proposals) {
                answers.add(() -> posts(member.token(), "/v1/proposals/" + proposal + "/acceptance")
                        .extract()
                        .statusCode());
            }
        }
        Collections.shuffle(answers, new Random(7));

        List<Integer> statuses = inParallel(answers);
        quiet();

        assertThat(statuses).hasSize(PEOPLE * (PEOPLE - 1)).allMatch(status -> status == 200 || status == 409);
        List<UUID> ids = members.stream().map(Member::id).toList();
        assertThat(livePairings(ids)).isPositive();
        assertThat(overfilled(ids)).isZero();
        assertThat(pairedTwice(ids)).isZero();
        gets(OPERATOR, "/ops/verify")
                .body("checks.find { it.name == 'seats-match-pairings' }.ok", equalTo(true))
                .body("checks.find { it.name == 'no-pair-twice' }.ok", equalTo(true));
    }

    @Test
    void bothAcceptancesAtOnceFormOnePartnership() throws Exception {
        String unit = freshUnit();
        List<Member> members = List.of(
                aMember(unit).teaching("sql", 4).learning("coaching", 4).joins().publishes(),
                aMember(unit).teaching("coaching", 4).learning("sql", 4).joins().publishes());
        known(members.toArray(Member[]::new));
        UUID cohort = openCohort(unit);
        members.forEach(member -> applies(member, cohort));
        matches(cohort);
        UUID proposal = proposalOf(members.getFirst());

        List<Integer> statuses = inParallel(IntStream.range(0, CLIENTS)
                .<Callable<Integer>>mapToObj(client ->
                        () -> posts(members.get(client % 2).token(), "/v1/proposals/" + proposal + "/acceptance")
                                .extract()
                                .statusCode())
                .toList());

        assertThat(statuses).containsOnly(200);
        assertThat(livePairings(members.stream().map(Member::id).toList())).isEqualTo(1);
    }

    /** What the code must never do, for the same people and clients: count, decide, insert. */
    @Test
    void countingBeforeInsertingOverfillsHatsAndFormsPairsTwice() throws Exception {
        asOwner(
                "create table naive_seat (person integer not null)",
                "create table naive_pair (low integer not null, high integer not null)",
                "grant select, insert, delete on naive_seat, naive_pair to public");
        try {
            boolean overfilled = false;
            boolean doubled = false;
            for (int round = 1; !overfilled || !doubled; round++) {
                assertThat(round).as("rounds without a race").isLessThanOrEqualTo(50);
                sql.update("delete from naive_seat");
                sql.update("delete from naive_pair");
                inParallel(naiveAnswers(round));
                overfilled |= sql.yes("""
                        select exists (select from naive_seat group by person having count(*) > ?)
                        """, SEATS);
                doubled |= sql.yes("select exists (select from naive_pair group by low, high having count(*) > 1)");
            }
        } finally {
            asOwner("drop table naive_seat, naive_pair");
        }
    }

    /** Everybody answers everybody, the two people of a pair at about the same time. */
    private List<Callable<Integer>> naiveAnswers(int seed) {
        List<int[]> pairs = new ArrayList<>();
        for (int low = 0; low < PEOPLE; low++) {
            for (int high = low + 1; high < PEOPLE; high++) {
                pairs.add(new int[] {low, high});
            }
        }
        Collections.shuffle(pairs, new Random(seed));
        return pairs.stream()
                .flatMap(pair ->
                        Collections.<Callable<Integer>>nCopies(2, () -> naiveAcceptance(pair[0], pair[1])).stream())
                .toList();
    }

    private int naiveAcceptance(int low, int high) {
        return QuarkusTransaction.requiringNew().call(() -> {
            long formed = sql.number("select count(*) from naive_pair where low = ? and high = ?", low, high);
            long fullest = sql.number("""
                    select coalesce(max(taken), 0) from (
                        select count(*) as taken from naive_seat where person in (?, ?) group by person) seats
                    """, low, high);
            if (formed > 0 || fullest >= SEATS) {
                return 0;
            }
            sql.update("insert into naive_seat values (?), (?)", low, high);
            return sql.update("insert into naive_pair values (?, ?)", low, high);
        });
    }

    private static void asOwner(String... statements) throws SQLException {
        Config config = ConfigProvider.getConfig();
        try (Connection owner = DriverManager.getConnection(
                        config.getValue("quarkus.datasource.jdbc.url", String.class),
                        config.getValue("quarkus.flyway.username", String.class),
                        config.getValue("quarkus.flyway.password", String.class));
                Statement statement = owner.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        }
    }

    /** The same race against the seats: one gets the seat, the other is told so. */
    @Test
    void theConditionalUpdateGivesTheSeatOnce() throws Exception {
        String unit = freshUnit();
        Member member =
                aMember(unit).teaching("sql", 4).learning("coaching", 4).joins().publishes();
        known(member);
        UUID enrolment = applies(member, openCohort(unit));
        CyclicBarrier together = new CyclicBarrier(CLIENTS);

        List<Integer> taken = inParallel(IntStream.range(0, CLIENTS)
                .<Callable<Integer>>mapToObj(client -> () -> {
                    together.await();
                    return QuarkusTransaction.requiringNew()
                            .call(() -> seats.take(List.of(new Claim(member.id(), enrolment, Hat.TEACHING))) ? 1 : 0);
                })
                .toList());

        assertThat(taken.stream().mapToInt(Integer::intValue).sum()).isEqualTo(1);
        QuarkusTransaction.requiringNew()
                .run(() -> seats.free(List.of(new Claim(member.id(), enrolment, Hat.TEACHING))));
    }

    private List<Member> everybodyProposedToEverybody() {
        String unit = freshUnit();
        List<Member> members = IntStream.range(0, PEOPLE)
                .mapToObj(i -> aMember(unit)
                        .teaching("sql", 4)
                        .learning("coaching", 4)
                        .seats(SEATS, SEATS)
                        .joins()
                        .publishes())
                .toList();
        known(members.toArray(Member[]::new));
        UUID cohort = openCohort(unit);
        members.forEach(member -> applies(member, cohort));
        posts(COORDINATOR, "/v1/cohorts/" + cohort + "/enrolment-closing").statusCode(200);
        sendAll(cohort);
        return members;
    }

    /** A run never proposes more than the seats allow, so the surplus is written as a run would write it. */
    private void sendAll(UUID cohort) {
        QuarkusTransaction.requiringNew().run(() -> {
            UUID run = Ids.next();
            sql.update("""
                    insert into match_run (id, version, cohort_id, programme_id, objective, state, requested_at, digest, people,
                        pairs, closed_at)
                    select ?, 0, id, programme_id, 'stable', 'published', ?, 'none', 0, 0, ? from cohort where id = ?
                    """, run, clock.instant(), clock.instant(), cohort);
            sql.update("""
                    insert into match_run_pair (run_id, number, person_low, person_high, enrolment_low, enrolment_high, score)
                    select ?, row_number() over (order by a.person_id, b.person_id) - 1, a.person_id, b.person_id, a.id, b.id, 100
                    from enrolment a join enrolment b on b.cohort_id = a.cohort_id and b.person_id > a.person_id
                    where a.cohort_id = ?
                    """, run, cohort);
            sql.update("""
                    insert into match_run_direction (run_id, number, teacher_id, learner_id, required, gain)
                    select run_id, number, person_low, person_high, true, 100 from match_run_pair where run_id = ?
                    union all
                    select run_id, number, person_high, person_low, true, 100 from match_run_pair where run_id = ?
                    """, run, run);
            sql.update("""
                    insert into proposal (id, version, run_id, pair_number, cohort_id, programme_id, person_low, person_high,
                        enrolment_low, enrolment_high, score, state, sent_at, expires_at)
                    select gen_random_uuid(), 0, m.run_id, m.number, r.cohort_id, r.programme_id, m.person_low, m.person_high,
                        m.enrolment_low, m.enrolment_high, m.score, 'sent', ?, ?::timestamptz + interval '7 days'
                    from match_run_pair m join match_run r on r.id = m.run_id where r.id = ?
                    """, clock.instant(), clock.instant(), run);
        });
    }

    private long livePairings(List<UUID> people) {
        return sql.number("select count(*) from pairing where live and person_low = any (?)", (Object)
                people.toArray(UUID[]::new));
    }

    private long overfilled(List<UUID> people) {
        return sql.number("""
                select count(*) from (
                    select person_id from pairing g cross join lateral (values (person_low), (person_high)) p (person_id)
                    where g.live and p.person_id = any (?) group by person_id having count(*) > 2) o
                """, (Object) people.toArray(UUID[]::new));
    }

    private long pairedTwice(List<UUID> people) {
        return sql.number("""
                select count(*) from (select 1 from pairing where live and person_low = any (?)
                    group by programme_id, person_low, person_high having count(*) > 1) t
                """, (Object) people.toArray(UUID[]::new));
    }

    private static List<Integer> inParallel(List<Callable<Integer>> work) throws Exception {
        try (var clients = Executors.newFixedThreadPool(CLIENTS)) {
            List<Integer> results = new ArrayList<>();
            for (Future<Integer> result : clients.invokeAll(work)) {
                results.add(result.get());
            }
            return results;
        }
    }
}
