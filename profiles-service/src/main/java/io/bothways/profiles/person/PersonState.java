package io.bothways.profiles.person;

import io.bothways.profiles.person.facts.ExitReason;
import io.bothways.profiles.person.facts.PersonFacts;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Where a person stands with the organisation. The HRIS decides, we mirror: the state follows from
 * its facts and the day, and no fact is refused for arriving in an unusual order. Days are those of
 * the organisation's time zone; a last day is worked to its end.
 */
public sealed interface PersonState {
    /** Hired, but the first day is still to come. */
    record Expected(LocalDate from) implements PersonState {}

    record Active() implements PersonState {}

    /** Away for a while; without an end the HRIS has not said when it is over. */
    record OnLeave(@Nullable LocalDate until) implements PersonState {}

    /** Still here, and the last day is known. */
    record Notice(LocalDate lastDay) implements PersonState {}

    /** Gone since that instant; comes back under the same identity when rehired. */
    record Left(Instant at, ExitReason reason) implements PersonState {}

    /** A tombstone: the identity is gone for good. */
    record Erased(Instant at) implements PersonState {}

    /** The state that these facts amount to at this moment, for somebody who was in {@code before}. */
    static PersonState of(PersonFacts facts, @Nullable PersonState before, Instant now, ZoneId zone) {
        if (before instanceof Erased) return before;
        var today = LocalDate.ofInstant(now, zone);
        var lastDay = lastDay(facts);
        var reason = facts.exitReason() == null ? ExitReason.UNKNOWN : facts.exitReason();
        if (!facts.active()) {
            if (before instanceof Left left) return new Left(left.at(), reason);
            var endOfLastDay = lastDay == null ? null : startOf(lastDay.plusDays(1), zone);
            return new Left(endOfLastDay != null && endOfLastDay.isBefore(now) ? endOfLastDay : now, reason);
        }
        if (lastDay != null && lastDay.isBefore(today)) {
            return new Left(startOf(lastDay.plusDays(1), zone), reason);
        }
        if (facts.hireDate() != null && facts.hireDate().isAfter(today)) return new Expected(facts.hireDate());
        if (isAway(facts, today)) return new OnLeave(facts.leaveUntil());
        return lastDay != null ? new Notice(lastDay) : new Active();
    }

    /** The next instant at which the same facts amount to something else. */
    static Optional<Instant> nextChange(PersonFacts facts, Instant now, ZoneId zone) {
        if (!facts.active()) return Optional.empty();
        var lastDay = lastDay(facts);
        return Stream.of(
                        facts.hireDate(),
                        facts.leaveFrom(),
                        facts.leaveUntil() == null ? null : facts.leaveUntil().plusDays(1),
                        lastDay == null ? null : lastDay.plusDays(1))
                .filter(day -> day != null)
                .map(day -> startOf(day, zone))
                .filter(instant -> instant.isAfter(now))
                .min(Instant::compareTo);
    }

    default String code() {
        return switch (this) {
            case Expected _ -> "expected";
            case Active _ -> "active";
            case OnLeave _ -> "on-leave";
            case Notice _ -> "notice";
            case Left _ -> "left";
            case Erased _ -> "erased";
        };
    }

    /** Whether the person belongs to the organisation today, at work or away. */
    default boolean isPresent() {
        return switch (this) {
            case Active _, OnLeave _, Notice _ -> true;
            case Expected _, Left _, Erased _ -> false;
        };
    }

    /** A last day before the first one belongs to an earlier employment. */
    private static @Nullable LocalDate lastDay(PersonFacts facts) {
        var lastDay = facts.plannedEndDate();
        if (lastDay == null || facts.hireDate() != null && lastDay.isBefore(facts.hireDate())) return null;
        return lastDay;
    }

    private static boolean isAway(PersonFacts facts, LocalDate today) {
        if (facts.leaveFrom() == null && facts.leaveUntil() == null) return false;
        var begun = facts.leaveFrom() == null || !facts.leaveFrom().isAfter(today);
        var open = facts.leaveUntil() == null || !facts.leaveUntil().isBefore(today);
        return begun && open;
    }

    static Instant startOf(LocalDate day, ZoneId zone) {
        return day.atStartOfDay(zone).toInstant();
    }
}
