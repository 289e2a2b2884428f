package io.bothways.matching.certificate;

import io.bothways.matching.Columns;
import io.bothways.matching.solver.certificate.PlanCertificate;
import io.bothways.matching.solver.certificate.PlanCertificate.Ends;
import io.bothways.matching.solver.certificate.PlanCertificate.OddSet;
import io.bothways.matching.solver.certificate.PlanCertificate.PricedSeat;
import io.bothways.matching.solver.certificate.PlanCertificate.TwoStep;
import io.bothways.platform.code.Codes;
import io.bothways.platform.paging.PageRequest;
import io.bothways.platform.sql.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.ToIntFunction;
import java.util.function.ToLongFunction;
import java.util.stream.IntStream;

/** The stored certificates of match runs, written a whole run and read a whole page at a time. */
@ApplicationScoped
public class Certificates {
    private static final UUID NOBODY = new UUID(0, 0);

    private final Sql sql;

    Certificates(Sql sql) {
        this.sql = sql;
    }

    public void store(UUID runId, PlanCertificate certificate) {
        PlanCertificate.Bonus bonus = certificate.bonus();
        sql.update(
                """
                insert into match_run_certificate (run_id, kind, units_per_point, step_points, fixed_points, bonus,
                    may_break)
                values (?, ?, ?, ?, ?, ?, ?)
                """,
                runId,
                Codes.of(certificate.kind()),
                certificate.unitsPerPoint(),
                certificate.stepPoints(),
                certificate.fixedPoints(),
                bonus == null ? null : bonus.points(),
                bonus == null ? null : bonus.mayBreak());
        storeOddSets(runId, certificate.oddSets());
        storeSeats(runId, certificate.seats());
        storeTwoSteps(runId, certificate.twoSteps());
        if (bonus != null) {
            storeKept(runId, bonus.kept());
        }
    }

    private void storeOddSets(UUID runId, List<OddSet> sets) {
        sql.update(
                """
                insert into match_run_odd_set (run_id, number, enclosing, nodes, price)
                select ?, s.number, nullif(s.enclosing, -1), s.nodes, s.price
                from unnest(?::int[], ?::int[], ?::int[], ?::bigint[]) s (number, enclosing, nodes, price)
                """,
                runId,
                Columns.numbers(IntStream.range(0, sets.size()).boxed().toList()),
                numbers(sets, OddSet::enclosing),
                numbers(sets, OddSet::nodes),
                prices(sets, OddSet::price));
    }

    private void storeSeats(UUID runId, List<PricedSeat> seats) {
        sql.update(
                """
                insert into match_run_seat (run_id, person_id, seat, number, seats, premium, price, odd_set)
                select ?, s.person_id, s.seat, s.number, s.seats, s.premium, s.price, nullif(s.odd_set, -1)
                from unnest(?::uuid[], ?::text[], ?::int[], ?::int[], ?::int[], ?::bigint[], ?::int[])
                    s (person_id, seat, number, seats, premium, price, odd_set)
                """,
                runId,
                Columns.ids(seats.stream().map(PricedSeat::personId).toList()),
                Columns.codes(seats.stream().map(PricedSeat::seat).toList()),
                numbers(seats, PricedSeat::number),
                numbers(seats, PricedSeat::seats),
                numbers(seats, PricedSeat::premium),
                prices(seats, PricedSeat::price),
                numbers(seats, PricedSeat::oddSet));
    }

    private void storeTwoSteps(UUID runId, List<TwoStep> pairs) {
        sql.update(
                """
                insert into match_run_two_step (run_id, first_id, second_id, first_price, first_odd_set, second_price,
                    second_odd_set)
                select ?, t.first_id, t.second_id, t.first_price, nullif(t.first_odd_set, -1), t.second_price,
                    nullif(t.second_odd_set, -1)
                from unnest(?::uuid[], ?::uuid[], ?::bigint[], ?::int[], ?::bigint[], ?::int[])
                    t (first_id, second_id, first_price, first_odd_set, second_price, second_odd_set)
                """,
                runId,
                Columns.ids(pairs.stream().map(TwoStep::firstId).toList()),
                Columns.ids(pairs.stream().map(TwoStep::secondId).toList()),
                prices(pairs, TwoStep::firstPrice),
                numbers(pairs, TwoStep::firstOddSet),
                prices(pairs, TwoStep::secondPrice),
                numbers(pairs, TwoStep::secondOddSet));
    }

    private void storeKept(UUID runId, List<Ends> kept) {
        sql.update(
                """
                insert into match_run_kept (run_id, first_id, second_id)
                select ?, k.* from unnest(?::uuid[], ?::uuid[]) k
                """,
                runId,
                Columns.ids(kept.stream().map(Ends::firstId).toList()),
                Columns.ids(kept.stream().map(Ends::secondId).toList()));
    }

    private static <T> Object numbers(List<T> rows, ToIntFunction<T> column) {
        return Columns.numbers(rows.stream().map(column::applyAsInt).toList());
    }

    private static <T> Object prices(List<T> rows, ToLongFunction<T> column) {
        return rows.stream().map(column::applyAsLong).toArray(Long[]::new);
    }

    public Optional<CertificateView> of(UUID runId) {
        return sql.first(
                "select * from match_run_certificate where run_id = ?",
                row -> new CertificateView(
                        runId,
                        row.getString("kind"),
                        Long.toString(row.getLong("units_per_point")),
                        row.getLong("step_points"),
                        row.getLong("fixed_points"),
                        row.getObject("bonus", Integer.class),
                        row.getObject("may_break", Integer.class)),
                runId);
    }

    /** By person, seat and number. */
    public List<PricedSeatView> seats(UUID runId, PageRequest request) {
        return sql.list(
                "select * from match_run_seat where run_id = ? and (person_id, seat, number) > (?, ?, ?)"
                        + " order by person_id, seat, number limit ?",
                row -> new PricedSeatView(
                        Columns.id(row, "person_id"),
                        row.getString("seat"),
                        row.getInt("number"),
                        row.getInt("seats"),
                        row.getInt("premium"),
                        Long.toString(row.getLong("price")),
                        row.getObject("odd_set", Integer.class)),
                runId,
                request.after().map(key -> UUID.fromString(key.get(0))).orElse(NOBODY),
                request.after().map(key -> key.get(1)).orElse(""),
                request.after().map(key -> Integer.parseInt(key.get(2))).orElse(0),
                request.fetch());
    }

    public List<OddSetView> oddSets(UUID runId, PageRequest request) {
        return sql.list(
                "select * from match_run_odd_set where run_id = ? and number > ? order by number limit ?",
                row -> new OddSetView(
                        row.getInt("number"),
                        row.getObject("enclosing", Integer.class),
                        row.getInt("nodes"),
                        Long.toString(row.getLong("price"))),
                runId,
                request.after().map(key -> Integer.parseInt(key.get(0))).orElse(-1),
                request.fetch());
    }

    public List<TwoStepView> twoSteps(UUID runId, PageRequest request) {
        return sql.list(
                "select * from match_run_two_step where run_id = ? and (first_id, second_id) > (?, ?)"
                        + " order by first_id, second_id limit ?",
                row -> new TwoStepView(
                        List.of(Columns.id(row, "first_id"), Columns.id(row, "second_id")),
                        Long.toString(row.getLong("first_price")),
                        row.getObject("first_odd_set", Integer.class),
                        Long.toString(row.getLong("second_price")),
                        row.getObject("second_odd_set", Integer.class)),
                runId,
                first(request),
                second(request),
                request.fetch());
    }

    public List<KeptPairView> kept(UUID runId, PageRequest request) {
        return sql.list(
                "select * from match_run_kept where run_id = ? and (first_id, second_id) > (?, ?)"
                        + " order by first_id, second_id limit ?",
                row -> new KeptPairView(List.of(Columns.id(row, "first_id"), Columns.id(row, "second_id"))),
                runId,
                first(request),
                second(request),
                request.fetch());
    }

    private static UUID first(PageRequest request) {
        return request.after().map(key -> UUID.fromString(key.get(0))).orElse(NOBODY);
    }

    private static UUID second(PageRequest request) {
        return request.after().map(key -> UUID.fromString(key.get(1))).orElse(NOBODY);
    }
}
