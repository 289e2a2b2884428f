package io.bothways.matching;

import io.bothways.infra.Identity;
import io.bothways.infra.Tokens;
import io.bothways.platform.access.LoginKey;
import io.bothways.platform.id.Ids;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Somebody of an organisation, as profiles-service tells about them: {@code aMember("Lab").teaching("sql", 4)}. */
public final class Member {
    private final UUID id = Ids.next();
    private final String login = "person-" + id + "@example.org";
    private final List<Map<String, Object>> offers = new ArrayList<>();
    private final List<Map<String, Object>> wants = new ArrayList<>();
    private String unit;
    private int teachingSeats = 1;
    private int learningSeats = 1;
    private int grade = 2;
    private @Nullable String plannedEnd;

    private Member(String unit) {
        this.unit = unit;
    }

    public static Member aMember(String unit) {
        return new Member(unit);
    }

    public static UUID skill(String name) {
        return UUID.nameUUIDFromBytes(name.getBytes(java.nio.charset.StandardCharsets.UTF_8));
    }

    public Member teaching(String skill, int level) {
        offers.add(Map.of("skillId", skill(skill), "level", level));
        return this;
    }

    public Member learning(String skill, int level) {
        return learning(skill, level, 2);
    }

    /** With a priority from 1, which matters most, to 3. */
    public Member learning(String skill, int level, int priority) {
        wants.add(Map.of("skillId", skill(skill), "level", level, "priority", priority));
        return this;
    }

    public Member leavingBy(String date) {
        plannedEnd = date;
        return this;
    }

    public Member seats(int teaching, int learning) {
        teachingSeats = teaching;
        learningSeats = learning;
        return this;
    }

    public Member grade(int value) {
        grade = value;
        return this;
    }

    public UUID id() {
        return id;
    }

    public String token() {
        return Tokens.of(login, "participant");
    }

    /** Joined, without a profile. */
    public Member joins() {
        Outside.says("profiles", "people", id, "person-joined", facts("active"));
        return this;
    }

    public Member publishes() {
        Outside.says("profiles", "profiles", id, "profile-published", profile());
        return this;
    }

    public Member withdrawsProfile() {
        Outside.says("profiles", "profiles", id, "profile-withdrawn", Map.of("personId", id));
        return this;
    }

    public Member goesOnLeave() {
        Outside.says("profiles", "people", id, "person-went-on-leave", facts("on-leave"));
        return this;
    }

    public Member movesTo(String other) {
        unit = other;
        Outside.says("profiles", "people", id, "person-transferred", facts("active"));
        return this;
    }

    public Member returns() {
        Outside.says("profiles", "people", id, "person-returned", facts("active"));
        return this;
    }

    public Member leaves() {
        Outside.says("profiles", "people", id, "person-left", facts("left"));
        return this;
    }

    private Map<String, Object> profile() {
        return Map.of(
                "personId",
                id,
                "offers",
                offers,
                "wants",
                wants,
                "teachingLimit",
                teachingSeats,
                "learningLimit",
                learningSeats,
                "hours",
                Map.of("timeZone", "Europe/Paris", "from", "09:00", "to", "17:00", "perMonth", 4),
                "languages",
                List.of("en"));
    }

    private Map<String, Object> facts(String status) {
        Map<String, Object> facts = new HashMap<>();
        facts.put("personId", id);
        facts.put("status", status);
        facts.put("unit", List.of(unit));
        facts.put("grade", grade);
        facts.put("site", "Lyon");
        facts.put("timeZone", "Europe/Paris");
        facts.put("hireDate", "2020-02-01");
        facts.put("plannedEndDate", plannedEnd);
        facts.put("loginKeys", List.of(LoginKey.of(Identity.ISSUER, login)));
        facts.put("effective", Instant.parse("2026-01-15T00:00:00Z"));
        facts.put("known", Instant.parse("2026-01-15T00:00:00Z"));
        if (status.equals("left")) {
            facts.put("exitReason", "voluntary");
        }
        return facts;
    }
}
