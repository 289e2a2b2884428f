package io.bothways.matching.scoring;

import io.bothways.matching.scoring.pool.Hours;
import io.bothways.matching.scoring.pool.Offer;
import io.bothways.matching.scoring.pool.Participant;
import io.bothways.matching.scoring.pool.Standing;
import io.bothways.matching.scoring.pool.Taxonomy;
import io.bothways.matching.scoring.pool.Want;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Builds participants for tests: {@code someone(1).teaching("sql", 4).learning("coaching", 3)}. */
public final class Someone {
    private final UUID id;
    private final List<Offer> offers = new ArrayList<>();
    private final List<Want> wants = new ArrayList<>();
    private final List<UUID> managers = new ArrayList<>();
    private List<String> languages = List.of("en");
    private List<String> unit = List.of("Research");
    private final List<UUID> former = new ArrayList<>();
    private final List<UUID> forbidden = new ArrayList<>();
    private final List<UUID> proposedBefore = new ArrayList<>();
    private String site = "";
    private Standing standing = Standing.TAKES_PART;
    private @Nullable Hours hours;
    private int grade = 1;
    private int teachingSeats = 1;
    private int learningSeats = 1;

    private Someone(UUID id) {
        this.id = id;
    }

    public static Someone someone(int number) {
        return new Someone(id(number));
    }

    public static UUID id(int number) {
        return new UUID(0x0190000000007000L, 0x8000000000000000L | number);
    }

    public static UUID skill(String name) {
        return new UUID(0x0190000000007000L, 0x9000000000000000L | name.hashCode() & 0xFFFFFFFFL);
    }

    public Someone teaching(String skill, int level) {
        offers.add(new Offer(skill(skill), level));
        return this;
    }

    /** An offer of knowledge that few hold, or whose holder will leave. */
    public Someone teachingWhatIsAtRisk(String skill, int level) {
        offers.add(new Offer(skill(skill), level, true));
        return this;
    }

    public Someone learning(String skill, int level) {
        return learning(skill, level, 2);
    }

    public Someone learning(String skill, int level, int priority) {
        wants.add(new Want(skill(skill), level, priority));
        return this;
    }

    /** A want that a skill close to it meets in part. */
    public Someone learning(String skill, int level, int priority, Taxonomy taxonomy) {
        wants.add(new Want(skill(skill), level, priority, taxonomy.near(skill(skill))));
        return this;
    }

    public Someone reportingTo(int... line) {
        for (int manager : line) {
            managers.add(id(manager));
        }
        return this;
    }

    public Someone speaking(String... spoken) {
        languages = List.of(spoken);
        return this;
    }

    public Someone in(String... path) {
        unit = List.of(path);
        return this;
    }

    public Someone atHours(int from, int to) {
        hours = new Hours(from * 60, to * 60);
        return this;
    }

    public Someone at(Hours value) {
        hours = value;
        return this;
    }

    public Someone grade(int value) {
        grade = value;
        return this;
    }

    public Someone metBefore(int other) {
        former.add(id(other));
        return this;
    }

    /** By a coordinator. */
    public Someone apartFrom(int other) {
        forbidden.add(id(other));
        return this;
    }

    public Someone proposedBeforeTo(int other) {
        proposedBefore.add(id(other));
        return this;
    }

    public Someone at(String place) {
        site = place;
        return this;
    }

    public Someone standing(Standing value) {
        standing = value;
        return this;
    }

    public Someone seats(int teaching, int learning) {
        teachingSeats = teaching;
        learningSeats = learning;
        return this;
    }

    public Participant build() {
        return new Participant(
                id,
                offers,
                wants,
                teachingSeats,
                learningSeats,
                managers,
                grade,
                unit,
                languages,
                hours,
                former,
                site,
                forbidden,
                proposedBefore,
                standing);
    }
}
