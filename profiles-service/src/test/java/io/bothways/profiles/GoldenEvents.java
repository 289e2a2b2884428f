package io.bothways.profiles;

import io.bothways.platform.event.Event;
import io.bothways.profiles.person.announcement.PersonCorrected;
import io.bothways.profiles.person.announcement.PersonGaveNotice;
import io.bothways.profiles.person.announcement.PersonJoined;
import io.bothways.profiles.person.announcement.PersonLeft;
import io.bothways.profiles.person.announcement.PersonMoved;
import io.bothways.profiles.person.announcement.PersonReturned;
import io.bothways.profiles.person.announcement.PersonWentOnLeave;
import io.bothways.profiles.person.announcement.PublicPerson;
import io.bothways.profiles.person.facts.ExitReason;
import io.bothways.profiles.profile.Hours;
import io.bothways.profiles.profile.Offer;
import io.bothways.profiles.profile.ProfilePublished;
import io.bothways.profiles.profile.ProfileWithdrawn;
import io.bothways.profiles.profile.Want;
import io.bothways.profiles.skill.PublicSkill;
import io.bothways.profiles.skill.SkillAdded;
import io.bothways.profiles.skill.SkillChanged;
import io.bothways.profiles.skill.SkillKind;
import io.bothways.profiles.skill.SkillRetired;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** One event of each type, the same that the golden examples show. */
final class GoldenEvents {
    private static final UUID PERSON = id("01");
    private static final UUID SKILL = id("a1");
    private static final UUID OTHER_SKILL = id("a2");

    private GoldenEvents() {}

    static Stream<Event> all() {
        return Stream.of(
                new PersonJoined(person("active")),
                new PersonMoved(person("active")),
                new PersonWentOnLeave(person("on-leave")),
                new PersonReturned(person("active")),
                new PersonGaveNotice(person("notice")),
                new PersonLeft(person("left"), ExitReason.VOLUNTARY),
                new PersonCorrected(person("active")),
                new SkillAdded(skill(null)),
                new SkillChanged(skill(null)),
                new SkillRetired(skill(id("a3"))),
                new ProfilePublished(
                        PERSON,
                        List.of(new Offer(SKILL, 4)),
                        List.of(new Want(OTHER_SKILL, 3, 1)),
                        2,
                        1,
                        new Hours(ZoneId.of("Europe/Paris"), LocalTime.of(9, 0), LocalTime.of(17, 0), 4),
                        List.of("en", "fr")),
                new ProfileWithdrawn(PERSON));
    }

    private static PublicPerson person(String status) {
        return new PublicPerson(
                PERSON,
                status,
                List.of("R&D", "Lab"),
                3,
                "Lyon",
                id("02"),
                "Europe/Paris",
                "permanent",
                LocalDate.of(2020, 2, 1),
                LocalDate.of(2027, 1, 31),
                List.of(
                        "5e884898da28047151d0e56f8dc6292773603d0d6aabbdd62a11ef721d1542d8",
                        "6b86b273ff34fce19d6b804eff5a3f5747ada4eaa22f1d49c01e52ddb7875b4b"),
                Instant.parse("2026-01-15T00:00:00Z"),
                Instant.parse("2026-01-16T08:30:00Z"));
    }

    private static PublicSkill skill(@Nullable UUID successor) {
        return new PublicSkill(
                SKILL, "data analysis", SkillKind.KNOWLEDGE, List.of(id("b1")), List.of(OTHER_SKILL), true, successor);
    }

    private static UUID id(String end) {
        return UUID.fromString("0197a000-0000-7000-8000-0000000000" + end);
    }
}
