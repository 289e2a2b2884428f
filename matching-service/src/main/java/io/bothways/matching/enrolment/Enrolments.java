package io.bothways.matching.enrolment;

import io.bothways.matching.Columns;
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
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The stored enrolments: one by one as entities, in bulk and for reading by SQL. */
@ApplicationScoped
class Enrolments implements PanacheRepositoryBase<Enrolment, UUID> {
    private static final UUID NOBODY = new UUID(0, 0);

    /** Partnered is derived: ready, and a seat of the enrolment is taken. */
    private static final String READ = """
            select * from (
                select e.id, e.version, e.cohort_id, e.programme_id, e.person_id, e.state_since, e.created_at,
                    e.invitation_expires_at, e.ready_at,
                    case when e.state = 'ready' and exists (
                            select from enrolment_seat s where s.enrolment_id = e.id and s.taken > 0)
                        then 'partnered' else e.state end as state,
                    e.person_id = ? as own,
                    exists (select from programme_coordinator k
                        where k.programme_id = e.programme_id and k.login_key = ?) as coordinating
                from enrolment e) e
            """;

    private final Sql sql;

    Enrolments(Sql sql) {
        this.sql = sql;
    }

    // ---- one by one; the row is locked, so that commands about one enrolment follow each other

    Optional<Enrolment> locked(UUID id) {
        return find("id = ?1", id).withLock(LockModeType.PESSIMISTIC_WRITE).firstResultOptional();
    }

    Optional<Enrolment> lockedOf(UUID cohortId, UUID personId) {
        return find("cohortId = ?1 and personId = ?2 and state not in ('lapsed', 'ended-by-hr')", cohortId, personId)
                .withLock(LockModeType.PESSIMISTIC_WRITE)
                .firstResultOptional();
    }

    List<Enrolment> lockedOf(UUID personId, List<String> states) {
        return find("personId = ?1 and state in ?2 order by id", personId, states)
                .withLock(LockModeType.PESSIMISTIC_WRITE)
                .list();
    }

    Optional<UUID> nextWaiting(UUID cohortId) {
        return sql.first(
                "select id from enrolment where cohort_id = ? and state = 'waitlisted'"
                        + " order by state_since, id limit 1 for update skip locked",
                row -> Columns.id(row, "id"),
                cohortId);
    }

    /** Whose enrolment it is, if the reader may know of it: the person, or a coordinator of the programme. */
    record Found(UUID personId, boolean own, boolean coordinating) {}

    Optional<Found> found(UUID id, @Nullable UUID reader, String loginKey) {
        return sql.first(
                READ + " where e.id = ? and (own or coordinating)",
                row -> new Found(Columns.id(row, "person_id"), row.getBoolean("own"), row.getBoolean("coordinating")),
                reader == null ? NOBODY : reader,
                loginKey,
                id);
    }

    // ---- for reading

    Optional<EnrolmentView> view(UUID id, @Nullable UUID reader, String loginKey) {
        return sql.first(
                READ + " where e.id = ? and (own or coordinating)",
                Enrolments::read,
                reader == null ? NOBODY : reader,
                loginKey,
                id);
    }

    List<EnrolmentView> ofCohort(UUID cohortId, @Nullable String state, String loginKey, PageRequest request) {
        return page("coordinating and e.cohort_id = ?", cohortId, state, NOBODY, loginKey, request);
    }

    List<EnrolmentView> ofPerson(UUID personId, PageRequest request) {
        return page("e.person_id = ?", personId, null, personId, "", request);
    }

    private List<EnrolmentView> page(
            String which, UUID of, @Nullable String state, UUID reader, String loginKey, PageRequest request) {
        List<@Nullable Object> arguments = new ArrayList<>(Arrays.asList(reader, loginKey, of));
        String filter = "";
        if (state != null) {
            filter = " and e.state = ?";
            arguments.add(state);
        }
        arguments.add(request.after().map(key -> Instant.parse(key.get(0))).orElse(Instant.EPOCH));
        arguments.add(request.after().map(key -> UUID.fromString(key.get(1))).orElse(NOBODY));
        arguments.add(request.fetch());
        return sql.list(
                READ + " where " + which + filter
                        + " and (e.created_at, e.id) > (?, ?) order by e.created_at, e.id limit ?",
                Enrolments::read,
                arguments.toArray());
    }

    private static EnrolmentView read(ResultSet row) throws SQLException {
        String state = row.getString("state");
        return new EnrolmentView(
                Columns.id(row, "id"),
                row.getLong("version"),
                Columns.id(row, "cohort_id"),
                Columns.id(row, "programme_id"),
                Columns.id(row, "person_id"),
                state,
                Sql.instant(row, "state_since"),
                Sql.instant(row, "created_at"),
                Sql.instantOrNull(row, "invitation_expires_at"),
                Sql.instantOrNull(row, "ready_at"),
                EnrolmentView.actions(state, row.getBoolean("own"), row.getBoolean("coordinating")));
    }

    List<ReadyPerson> ready(UUID cohortId) {
        return sql.list(
                "select id, person_id, ready_at from enrolment where cohort_id = ? and state = 'ready' order by person_id",
                row -> new ReadyPerson(
                        Columns.id(row, "id"), Columns.id(row, "person_id"), Sql.instant(row, "ready_at")),
                cohortId);
    }

    List<ReadyPerson> readyAmong(Collection<UUID> enrolments) {
        return sql.list(
                "select id, person_id, ready_at from enrolment where id = any (?::uuid[]) and state = 'ready'"
                        + " order by person_id",
                row -> new ReadyPerson(
                        Columns.id(row, "id"), Columns.id(row, "person_id"), Sql.instant(row, "ready_at")),
                Columns.ids(enrolments));
    }

    // ---- in bulk

    /** One row of a bulk change, as its event needs it. */
    record Changed(UUID id, UUID cohortId, UUID programmeId, UUID personId) {
        EnrolmentEvent event(EnrolmentEvent.Change change, Instant at) {
            return new EnrolmentEvent(change, id, cohortId, programmeId, personId, at);
        }
    }

    List<Changed> invite(
            UUID cohortId, UUID programmeId, List<UUID> ids, List<UUID> people, Instant now, Instant until) {
        return sql.list(
                """
                insert into enrolment (id, version, cohort_id, programme_id, person_id, state, state_since, created_at,
                    invitation_expires_at)
                select i.id, 0, ?, ?, i.person_id, 'invited', ?, ?, ?
                from unnest(?::uuid[], ?::uuid[]) i (id, person_id)
                on conflict (cohort_id, person_id) where state not in ('lapsed', 'ended-by-hr') do nothing
                returning id, cohort_id, programme_id, person_id
                """,
                Enrolments::changed,
                cohortId,
                programmeId,
                now,
                now,
                until,
                Columns.ids(ids),
                Columns.ids(people));
    }

    List<Changed> lapse(UUID cohortId, Instant due, Instant now) {
        return sql.list("""
                update enrolment set state = 'lapsed', state_since = ?, version = version + 1
                where cohort_id = ? and state = 'invited' and invitation_expires_at <= ?
                returning id, cohort_id, programme_id, person_id
                """, Enrolments::changed, now, cohortId, due);
    }

    List<Changed> complete(UUID cohortId, Instant now) {
        return sql.list("""
                update enrolment set state = 'completed', state_since = ?, paused_for = null, version = version + 1
                where cohort_id = ? and state in ('ready', 'paused') and partnered_at is not null
                returning id, cohort_id, programme_id, person_id
                """, Enrolments::changed, now, cohortId);
    }

    List<Changed> removeAll(UUID cohortId, Instant now) {
        return sql.list("""
                update enrolment set state = 'removed', state_since = ?, paused_for = null, version = version + 1
                where cohort_id = ? and state in ('invited', 'awaiting-approval', 'profile-incomplete', 'waitlisted',
                    'ready', 'paused')
                returning id, cohort_id, programme_id, person_id
                """, Enrolments::changed, now, cohortId);
    }

    /** Being partnered is derived, but what is shown changes with it, and so does the version. */
    void partnered(Collection<UUID> enrolments, Instant now) {
        sql.update("""
                with locked as (select id from enrolment where id = any (?::uuid[]) order by id for update)
                update enrolment e set partnered_at = coalesce(partnered_at, ?), version = version + 1
                from locked where e.id = locked.id
                """, Columns.ids(enrolments), now);
    }

    void seatsFreed(Collection<UUID> enrolments) {
        sql.update("""
                with locked as (select id from enrolment where id = any (?::uuid[]) order by id for update)
                update enrolment e set version = version + 1 from locked where e.id = locked.id
                """, Columns.ids(enrolments));
    }

    private static Changed changed(ResultSet row) throws SQLException {
        return new Changed(
                Columns.id(row, "id"),
                Columns.id(row, "cohort_id"),
                Columns.id(row, "programme_id"),
                Columns.id(row, "person_id"));
    }
}
