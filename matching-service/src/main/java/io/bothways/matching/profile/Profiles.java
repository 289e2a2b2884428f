package io.bothways.matching.profile;

import io.bothways.matching.Columns;
import io.bothways.matching.scoring.pool.Hours;
import io.bothways.matching.scoring.pool.Offer;
import io.bothways.matching.scoring.pool.Want;
import io.bothways.platform.sql.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The projected profiles. */
@ApplicationScoped
public class Profiles {
    private static final int MINUTES_A_DAY = 24 * 60;

    /** Whether a profile has something to teach and something to learn. */
    public record Completeness(boolean offers, boolean wants) {}

    private final Sql sql;

    Profiles(Sql sql) {
        this.sql = sql;
    }

    void store(ProfileFacts facts) {
        ProfileFacts.HoursFacts hours = facts.hours();
        sql.update(
                """
                insert into profile (person_id, teaching_limit, learning_limit, time_zone, available_from, available_to,
                    languages, offers, wants)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?)
                on conflict (person_id) do update set teaching_limit = excluded.teaching_limit,
                    learning_limit = excluded.learning_limit, time_zone = excluded.time_zone,
                    available_from = excluded.available_from, available_to = excluded.available_to,
                    languages = excluded.languages, offers = excluded.offers, wants = excluded.wants
                """,
                facts.personId(),
                Objects.requireNonNullElse(facts.teachingLimit(), 0),
                Objects.requireNonNullElse(facts.learningLimit(), 0),
                hours == null ? null : hours.timeZone(),
                hours == null ? null : hours.from(),
                hours == null ? null : hours.to(),
                Columns.texts(Objects.requireNonNullElse(facts.languages(), List.of())),
                facts.offered().size(),
                facts.wanted().size());
        List<UUID> offered =
                facts.offered().stream().map(ProfileFacts.OfferFacts::skillId).toList();
        sql.update(
                """
                with gone as (delete from profile_offer where person_id = ? and skill_id <> all (?::uuid[]))
                insert into profile_offer (person_id, skill_id, level)
                select ?, o.skill, o.level from unnest(?::uuid[], ?::int[]) o (skill, level)
                on conflict (person_id, skill_id) do update set level = excluded.level
                """,
                facts.personId(),
                Columns.ids(offered),
                facts.personId(),
                Columns.ids(offered),
                Columns.numbers(facts.offered().stream()
                        .map(ProfileFacts.OfferFacts::level)
                        .toList()));
        List<UUID> wanted =
                facts.wanted().stream().map(ProfileFacts.WantFacts::skillId).toList();
        sql.update(
                """
                with gone as (delete from profile_want where person_id = ? and skill_id <> all (?::uuid[]))
                insert into profile_want (person_id, skill_id, level, priority)
                select ?, w.skill, w.level, w.priority
                from unnest(?::uuid[], ?::int[], ?::int[]) w (skill, level, priority)
                on conflict (person_id, skill_id) do update set level = excluded.level, priority = excluded.priority
                """,
                facts.personId(),
                Columns.ids(wanted),
                facts.personId(),
                Columns.ids(wanted),
                Columns.numbers(facts.wanted().stream()
                        .map(ProfileFacts.WantFacts::level)
                        .toList()),
                Columns.numbers(facts.wanted().stream()
                        .map(ProfileFacts.WantFacts::priority)
                        .toList()));
    }

    void remove(UUID personId) {
        sql.update("""
                with offers as (delete from profile_offer where person_id = ?),
                     wants as (delete from profile_want where person_id = ?)
                delete from profile where person_id = ?
                """, personId, personId, personId);
    }

    /** Which of these skills at most so many published profiles offer at this level or above. */
    public Set<UUID> heldByFew(Collection<UUID> skills, int level, int holders) {
        return Set.copyOf(sql.list("""
                select s.id from unnest(?::uuid[]) s (id)
                where (select count(*) from profile_offer o where o.skill_id = s.id and o.level >= ?) <= ?
                """, row -> Columns.id(row, "id"), Columns.ids(skills), level, holders));
    }

    public Optional<Completeness> completenessOf(UUID personId) {
        return sql.first(
                "select offers > 0 as offers, wants > 0 as wants from profile where person_id = ?",
                row -> new Completeness(row.getBoolean("offers"), row.getBoolean("wants")),
                personId);
    }

    /** The published profiles of these people, with their hours in UTC as they stand at the given moment. */
    public Map<UUID, Profile> of(Collection<UUID> people, Instant at) {
        Map<UUID, List<Offer>> offers = new HashMap<>();
        sql.list(
                "select person_id, skill_id, level from profile_offer where person_id = any (?)",
                row -> offers.computeIfAbsent(Columns.id(row, "person_id"), key -> new ArrayList<>())
                        .add(new Offer(Columns.id(row, "skill_id"), row.getInt("level"))),
                Columns.ids(people));
        Map<UUID, List<Want>> wants = new HashMap<>();
        sql.list(
                "select person_id, skill_id, level, priority from profile_want where person_id = any (?)",
                row -> wants.computeIfAbsent(Columns.id(row, "person_id"), key -> new ArrayList<>())
                        .add(new Want(
                                Columns.id(row, "skill_id"),
                                row.getInt("level"),
                                Columns.importance(row.getInt("priority")))),
                Columns.ids(people));
        Map<UUID, Profile> profiles = new HashMap<>();
        sql.list(
                "select person_id, time_zone, available_from, available_to, languages from profile"
                        + " where person_id = any (?)",
                row -> profiles.put(
                        Columns.id(row, "person_id"),
                        new Profile(
                                Columns.id(row, "person_id"),
                                offers.getOrDefault(Columns.id(row, "person_id"), List.of()),
                                wants.getOrDefault(Columns.id(row, "person_id"), List.of()),
                                Columns.texts(row, "languages"),
                                hours(row, at))),
                Columns.ids(people));
        return profiles;
    }

    private static @Nullable Hours hours(ResultSet row, Instant at) throws SQLException {
        LocalTime from = row.getObject("available_from", LocalTime.class);
        LocalTime to = row.getObject("available_to", LocalTime.class);
        String zone = row.getString("time_zone");
        if (from == null || to == null || zone == null) {
            return null;
        }
        try {
            int offset = ZoneId.of(zone).getRules().getOffset(at).getTotalSeconds() / 60;
            return new Hours(inUtc(from, offset), inUtc(to, offset));
        } catch (DateTimeException unknownZone) {
            return null; // unknown hours exclude nobody
        }
    }

    private static int inUtc(LocalTime local, int offsetMinutes) {
        return Math.floorMod(local.toSecondOfDay() / 60 - offsetMinutes, MINUTES_A_DAY);
    }
}
