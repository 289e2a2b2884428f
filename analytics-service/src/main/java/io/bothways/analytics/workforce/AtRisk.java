package io.bothways.analytics.workforce;

import io.bothways.analytics.metric.Facts;
import io.bothways.analytics.metric.Group;
import io.bothways.analytics.people.EmploymentSpell;
import io.bothways.analytics.people.ExitReason;
import io.bothways.analytics.people.Person;
import io.bothways.analytics.people.Span;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Time at risk of leaving and leavings of a group in a window. Time before somebody was observed is no time at risk;
 * people move between groups during the window and carry their time with them (as-was).
 */
final class AtRisk {

    private double seconds;
    private long people;
    private long exits;
    private final Map<ExitReason, Long> byReason = new EnumMap<>(ExitReason.class);

    private AtRisk() {}

    /** @param only limits each person to a stretch of time, or excludes them with an empty one */
    static AtRisk in(Facts facts, Group group, Instant from, Instant to, Stretch only) {
        var risk = new AtRisk();
        for (var person : facts.people().values()) {
            var stretch = only.of(person, from, to);
            risk.take(person, group, stretch.from(), stretch.to());
        }
        return risk;
    }

    static AtRisk in(Facts facts, Group group, Instant from, Instant to) {
        return in(facts, group, from, to, (_, start, end) -> new Stretch.Limits(start, end));
    }

    /** Which part of the window counts for a person. */
    @FunctionalInterface
    interface Stretch {
        Limits of(Person person, Instant from, Instant to);

        /** (from, to]; empty when to is not after from. */
        record Limits(Instant from, Instant to) {}
    }

    private void take(Person person, Group group, Instant from, Instant to) {
        double before = seconds;
        for (var spell : person.spells()) {
            var start = later(from, spell.observedFrom());
            var ended = spell.endedAt();
            var end = ended == null ? to : earlier(to, ended);
            if (!end.isAfter(start)) {
                continue;
            }
            for (var span : person.spans()) {
                if (group.contains(span)) {
                    seconds += overlap(span, start, end);
                }
            }
            if (ended != null && !ended.isAfter(to) && group.contains(lastSpan(person, ended))) {
                exits++;
                byReason.merge(reason(spell), 1L, Long::sum);
            }
        }
        people += seconds > before ? 1 : 0;
    }

    private static ExitReason reason(EmploymentSpell spell) {
        return spell.exitReason() == null ? ExitReason.UNKNOWN : spell.exitReason();
    }

    private static @Nullable Span lastSpan(Person person, Instant ended) {
        return person.spanAt(ended.minusNanos(1_000)).orElse(null);
    }

    private static double overlap(Span span, Instant start, Instant end) {
        var from = later(start, span.from());
        var to = span.to() == null ? end : earlier(end, span.to());
        return to.isAfter(from) ? Duration.between(from, to).toSeconds() : 0;
    }

    private static Instant later(Instant a, Instant b) {
        return a.isAfter(b) ? a : b;
    }

    private static Instant earlier(Instant a, Instant b) {
        return a.isBefore(b) ? a : b;
    }

    double personYears() {
        return seconds / (365.25 * 86_400);
    }

    long people() {
        return people;
    }

    long exits() {
        return exits;
    }

    long exits(ExitReason reason) {
        return byReason.getOrDefault(reason, 0L);
    }
}
