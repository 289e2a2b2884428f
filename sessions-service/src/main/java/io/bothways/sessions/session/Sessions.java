package io.bothways.sessions.session;

import io.bothways.platform.paging.PageRequest;
import io.bothways.platform.sql.Sql;
import io.bothways.sessions.partnership.SessionsUnderWay;
import io.bothways.sessions.session.teaching.StatedSegment;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The rows of sessions and of the segments stated about them, and all query text about them. */
@ApplicationScoped
class Sessions implements PanacheRepositoryBase<Session, UUID>, SessionsUnderWay {

    private static final String LOCKED = " for no key update of s";

    /** What each of the two stated, by session. */
    record Stated(UUID sessionId, UUID by, StatedSegment segment) {}

    private final Sql sql;

    Sessions(Sql sql) {
        this.sql = sql;
    }

    Optional<Session> seen(UUID id, UUID person) {
        return one(
                "select s.* from session s where s.id = :id and :person in (s.person_a, s.person_b)",
                Map.of("id", id, "person", person));
    }

    Optional<Session> toChange(UUID id, UUID person) {
        return one(
                "select s.* from session s where s.id = :id and :person in (s.person_a, s.person_b)" + LOCKED,
                Map.of("id", id, "person", person));
    }

    Optional<Session> toChange(UUID id) {
        return one("select s.* from session s where s.id = :id" + LOCKED, Map.of("id", id));
    }

    List<Session> plannedToChange(UUID partnership, Instant after) {
        return rows("""
                select s.* from session s
                where s.partnership_id = :partnership and s.starts_at > :after and s.state in ('proposed', 'scheduled')
                order by s.id
                """ + LOCKED, Map.of("partnership", partnership, "after", after));
    }

    List<Session> ofPartnership(UUID partnership, @Nullable String state, PageRequest page) {
        return page("s.partnership_id = :owner", partnership, state, page);
    }

    List<Session> of(UUID person, @Nullable String state, PageRequest page) {
        return page("(s.person_a = :owner or s.person_b = :owner)", person, state, page);
    }

    @Override
    public boolean any(UUID partnershipId) {
        return sql.yes("""
                select exists (select 1 from session where partnership_id = ?
                               and state in ('proposed', 'scheduled', 'awaiting-attestation', 'disputed'))
                """, partnershipId);
    }

    List<Stated> stated(Collection<UUID> sessions) {
        if (sessions.isEmpty()) return List.of();
        return sql.list(
                """
                select session_id, stated_by, direction_id, skill_id, minutes from segment where session_id = any (?)
                order by session_id, stated_by, direction_id
                """,
                row -> new Stated(
                        row.getObject("session_id", UUID.class),
                        row.getObject("stated_by", UUID.class),
                        new StatedSegment(
                                row.getObject("direction_id", UUID.class),
                                row.getObject("skill_id", UUID.class),
                                row.getInt("minutes"))),
                (Object) sessions.toArray(UUID[]::new));
    }

    /** Replaces what this person stated. The session's row must be written already. */
    void state(UUID session, UUID by, List<StatedSegment> segments, boolean spokeBefore) {
        if (spokeBefore) sql.update("delete from segment where session_id = ? and stated_by = ?", session, by);
        if (segments.isEmpty()) return;
        sql.update(
                """
                insert into segment (session_id, stated_by, direction_id, skill_id, minutes)
                select ?, ?, direction, skill, minutes from unnest(?::uuid[], ?::uuid[], ?::integer[]) as s (direction, skill, minutes)
                """,
                session,
                by,
                segments.stream().map(StatedSegment::directionId).toArray(UUID[]::new),
                skills(segments),
                segments.stream().map(StatedSegment::minutes).toArray(Integer[]::new));
    }

    private static @Nullable UUID[] skills(List<StatedSegment> segments) {
        @Nullable UUID[] skills = new UUID[segments.size()];
        for (int i = 0; i < skills.length; i++) skills[i] = segments.get(i).skillId();
        return skills;
    }

    private List<Session> page(String owned, UUID owner, @Nullable String state, PageRequest page) {
        Map<String, Object> parameters = new HashMap<>();
        parameters.put("owner", owner);
        parameters.put("state", state == null ? "" : state);
        parameters.put(
                "afterTime",
                page.after().map(values -> Instant.parse(values.getFirst())).orElse(Instant.EPOCH));
        parameters.put(
                "afterId",
                page.after().map(values -> UUID.fromString(values.getLast())).orElse(new UUID(0, 0)));
        parameters.put("fetch", page.fetch());
        return rows(
                "select s.* from session s where " + owned
                        + " and (:state = '' or s.state = :state) and (s.starts_at, s.id) > (:afterTime, :afterId)"
                        + " order by s.starts_at, s.id limit :fetch",
                parameters);
    }

    private Optional<Session> one(String query, Map<String, Object> parameters) {
        return rows(query, parameters).stream().findFirst();
    }

    private List<Session> rows(String text, Map<String, Object> parameters) {
        var query = getEntityManager().createNativeQuery(text, Session.class);
        parameters.forEach(query::setParameter);
        @SuppressWarnings("unchecked")
        List<Session> found = query.getResultList();
        return new ArrayList<>(found);
    }
}
