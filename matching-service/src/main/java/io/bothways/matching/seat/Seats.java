package io.bothways.matching.seat;

import io.bothways.matching.Columns;
import io.bothways.platform.code.Codes;
import io.bothways.platform.sql.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Counters of taken seats, of each person and of each enrolment. They change only by conditional updates on rows locked
 * in ascending order, under a CHECK: no two acceptances can overfill a hat together, and none waits for the other in a
 * circle. Limits may fall below what is taken; the hat is closed then until seats are freed.
 */
@ApplicationScoped
public class Seats {
    /** A programme that sets no limit of its own leaves the person's limit to decide. */
    private static final int NO_LIMIT_OF_ITS_OWN = 100;

    private final Sql sql;

    Seats(Sql sql) {
        this.sql = sql;
    }

    public void limit(UUID personId, int teaching, int learning) {
        sql.update("""
                insert into seat (person_id, hat, seat_limit, wanted_limit)
                values (?, 'learning', ?, ?), (?, 'teaching', ?, ?)
                on conflict (person_id, hat) do update set wanted_limit = excluded.wanted_limit,
                    seat_limit = greatest(seat.taken, excluded.wanted_limit)
                """, personId, learning, learning, personId, teaching, teaching);
    }

    /** Opens the seats of enrolments; a null limit leaves the person's own. */
    public void open(Collection<UUID> enrolments, @Nullable Integer teaching, @Nullable Integer learning) {
        sql.update(
                """
                insert into enrolment_seat (enrolment_id, hat, seat_limit)
                select e.id, h.hat, h.seat_limit
                from unnest(?::uuid[]) e (id), (values ('learning', ?), ('teaching', ?)) h (hat, seat_limit)
                on conflict do nothing
                """,
                Columns.ids(enrolments),
                learning == null ? NO_LIMIT_OF_ITS_OWN : learning,
                teaching == null ? NO_LIMIT_OF_ITS_OWN : teaching);
    }

    /** Takes all of these seats or none; false when one of them is not free. */
    public boolean take(Collection<Claim> claims) {
        Object people = Columns.ids(claims.stream().map(Claim::personId).toList());
        Object enrolments = Columns.ids(claims.stream().map(Claim::enrolmentId).toList());
        Object hats = Columns.codes(claims.stream().map(Claim::hat).toList());
        long free = sql.number("""
                select count(*) filter (where taken < wanted_limit) from (
                    select s.taken, s.wanted_limit from seat s
                    join unnest(?::uuid[], ?::text[]) c (person_id, hat) using (person_id, hat)
                    order by s.person_id, s.hat for no key update of s) locked
                """, people, hats);
        long freeInProgramme = sql.number("""
                select count(*) filter (where taken < seat_limit) from (
                    select s.taken, s.seat_limit from enrolment_seat s
                    join unnest(?::uuid[], ?::text[]) c (enrolment_id, hat) using (enrolment_id, hat)
                    order by s.enrolment_id, s.hat for no key update of s) locked
                """, enrolments, hats);
        if (free < claims.size() || freeInProgramme < claims.size()) {
            return false;
        }
        int taken = sql.update("""
                update seat s set taken = s.taken + 1
                from unnest(?::uuid[], ?::text[]) c (person_id, hat)
                where s.person_id = c.person_id and s.hat = c.hat and s.taken < s.wanted_limit
                """, people, hats);
        int takenInProgramme = sql.update("""
                update enrolment_seat s set taken = s.taken + 1
                from unnest(?::uuid[], ?::text[]) c (enrolment_id, hat)
                where s.enrolment_id = c.enrolment_id and s.hat = c.hat and s.taken < s.seat_limit
                """, enrolments, hats);
        if (taken != claims.size() || takenInProgramme != claims.size()) {
            throw new IllegalStateException("locked seats changed: " + taken + " and " + takenInProgramme + " of "
                    + claims.size() + " were taken");
        }
        return true;
    }

    /** Gives seats back; a limit that was lowered meanwhile takes effect with it. */
    public void free(Collection<Claim> claims) {
        Object people = Columns.ids(claims.stream().map(Claim::personId).toList());
        Object enrolments = Columns.ids(claims.stream().map(Claim::enrolmentId).toList());
        Object hats = Columns.codes(claims.stream().map(Claim::hat).toList());
        sql.update("""
                with locked as (
                    select s.person_id, s.hat from seat s
                    join unnest(?::uuid[], ?::text[]) c (person_id, hat) using (person_id, hat)
                    order by s.person_id, s.hat for no key update of s)
                update seat s set taken = s.taken - 1, seat_limit = greatest(s.taken - 1, s.wanted_limit)
                from locked where s.person_id = locked.person_id and s.hat = locked.hat
                """, people, hats);
        sql.update("""
                with locked as (
                    select s.enrolment_id, s.hat from enrolment_seat s
                    join unnest(?::uuid[], ?::text[]) c (enrolment_id, hat) using (enrolment_id, hat)
                    order by s.enrolment_id, s.hat for no key update of s)
                update enrolment_seat s set taken = s.taken - 1
                from locked where s.enrolment_id = locked.enrolment_id and s.hat = locked.hat
                """, enrolments, hats);
    }

    List<SeatView> of(UUID personId) {
        return sql.list(
                "select hat, wanted_limit, taken from seat where person_id = ? order by hat",
                row -> SeatView.of(
                        Codes.parse(Hat.class, row.getString("hat")), row.getInt("wanted_limit"), row.getInt("taken")),
                personId);
    }

    /**
     * What each of these enrolments may still take: the fewer of the person's and the enrolment's own free seats.
     * Enrolments without seats are missing.
     */
    public Map<UUID, FreeSeats> freeOf(Collection<Claimant> claimants) {
        Map<UUID, FreeSeats> free = new HashMap<>();
        sql.list(
                """
                select c.enrolment_id,
                    max(least(p.wanted_limit - p.taken, s.seat_limit - s.taken)) filter (where p.hat = 'teaching') as teaching,
                    max(least(p.wanted_limit - p.taken, s.seat_limit - s.taken)) filter (where p.hat = 'learning') as learning
                from unnest(?::uuid[], ?::uuid[]) c (person_id, enrolment_id)
                join seat p on p.person_id = c.person_id
                join enrolment_seat s on s.enrolment_id = c.enrolment_id and s.hat = p.hat
                group by c.enrolment_id
                """,
                row -> free.put(
                        Columns.id(row, "enrolment_id"),
                        new FreeSeats(Math.max(0, row.getInt("teaching")), Math.max(0, row.getInt("learning")))),
                Columns.ids(claimants.stream().map(Claimant::personId).toList()),
                Columns.ids(claimants.stream().map(Claimant::enrolmentId).toList()));
        return free;
    }
}
