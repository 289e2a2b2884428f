package io.bothways.analytics.retention;

import io.bothways.analytics.metric.Facts;
import io.bothways.analytics.metric.Group;
import io.bothways.analytics.people.EmploymentSpell;
import io.bothways.analytics.people.ExitReason;
import io.bothways.analytics.people.Person;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Retention of participants and others, each from a day 0.
 *
 * <p>A participant's clock starts when the first pair is formed: the time before, in which nobody who later joined can
 * have left (immortal time), counts for neither side's benefit. Everybody else gets a day 0 from the distribution of the
 * joining dates; who is not employed then is not compared, who joins later is followed as "other" until then. Nothing is
 * adjusted for who chooses to join: what comes out is an association.
 */
record RetentionComparison(Arm participants, Arm others) {

    static final double DAYS_PER_MONTH = 365.25 / 12;

    /** What counts as leaving. */
    enum Event {
        ANY,
        VOLUNTARY;

        boolean counts(EmploymentSpell spell) {
            return this == ANY || spell.exitReason() == ExitReason.VOLUNTARY;
        }
    }

    /**
     * Pure.
     *
     * @param joined first pair of everybody in scope: the participants
     * @param joinedAnywhere first pair of everybody anywhere: from then on nobody is an "other"
     * @param pool whom the others are taken from
     */
    static RetentionComparison of(
            Facts facts,
            Group group,
            Map<UUID, Instant> joined,
            Map<UUID, Instant> joinedAnywhere,
            Set<UUID> pool,
            Event event) {
        List<Follow> participants = new ArrayList<>();
        joined.forEach((person, at) -> follow(facts, group, person, at, null, event, participants));
        var dates = JoiningDates.assign(pool, joined.values());
        List<Follow> others = new ArrayList<>();
        dates.forEach((person, day0) -> follow(facts, group, person, day0, joinedAnywhere.get(person), event, others));
        return new RetentionComparison(Arm.of(participants), Arm.of(others));
    }

    private static void follow(
            Facts facts,
            Group group,
            UUID id,
            Instant day0,
            @Nullable Instant until,
            Event event,
            List<Follow> follows) {
        var person = facts.people().get(id);
        if (person == null || !group.contains(person.spanAt(day0).orElse(null))) {
            return;
        }
        var spell = spellAt(person, day0);
        var end = until == null || until.isAfter(facts.asOf()) ? facts.asOf() : until;
        if (spell == null || !end.isAfter(day0)) {
            return;
        }
        var left = spell.endedBy(end);
        if (left != null) {
            follows.add(new Follow(id, days(day0, left), event.counts(spell)));
        } else {
            follows.add(new Follow(id, days(day0, end), false));
        }
    }

    private static @Nullable EmploymentSpell spellAt(Person person, Instant day0) {
        return person.spellAt(day0)
                .filter(spell -> !spell.observedFrom().isAfter(day0))
                .orElse(null);
    }

    private static double days(Instant from, Instant to) {
        return Duration.between(from, to).toSeconds() / 86_400.0;
    }
}
