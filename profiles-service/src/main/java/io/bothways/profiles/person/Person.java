package io.bothways.profiles.person;

import io.bothways.profiles.person.announcement.PersonCorrected;
import io.bothways.profiles.person.announcement.PersonEvent;
import io.bothways.profiles.person.announcement.PersonGaveNotice;
import io.bothways.profiles.person.announcement.PersonJoined;
import io.bothways.profiles.person.announcement.PersonLeft;
import io.bothways.profiles.person.announcement.PersonMoved;
import io.bothways.profiles.person.announcement.PersonReturned;
import io.bothways.profiles.person.announcement.PersonWentOnLeave;
import io.bothways.profiles.person.announcement.PublicPerson;
import io.bothways.profiles.person.facts.ExitReason;
import io.bothways.profiles.person.facts.PersonFacts;
import jakarta.persistence.Column;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One worker of the HRIS, mirrored. {@code announced} remembers whether other services have ever
 * heard of this person: a hire who never comes is never told about.
 */
@Entity
@Table(name = "person")
public class Person {
    @Id
    private UUID id;

    @Version
    private long version;

    @Embedded
    private PersonFacts facts;

    private String userNameKey;

    @Nullable
    private String externalIdKey;

    private String state;

    @Nullable
    private LocalDate stateDay;

    @Nullable
    private Instant leftAt;

    private boolean announced;
    private boolean removed;

    @Column(updatable = false)
    private Instant createdAt;

    private Instant changedAt;

    @SuppressWarnings("NullAway.Init")
    protected Person() {}

    private Person(UUID id, PersonFacts facts, Moment moment) {
        this.id = id;
        this.facts = facts;
        this.userNameKey = moment.keys().of(facts.userName());
        this.externalIdKey = moment.keys().ofNullable(facts.externalId());
        this.createdAt = moment.now();
        this.changedAt = moment.now();
        this.state = "";
        become(PersonState.of(facts, null, moment.now(), moment.zone()));
    }

    /** When something is applied, for which organisation. */
    record Moment(Instant now, ZoneId zone, LoginKeys keys) {}

    static Person first(UUID id, PersonFacts facts, Moment moment) {
        return new Person(id, facts, moment);
    }

    /** What is to be announced about somebody who has just been added. */
    Optional<PersonEvent> announceFirst(Moment moment) {
        if (!state().isPresent()) return Optional.empty();
        announced = true;
        return Optional.of(new PersonJoined(toPublic(moment, joinedAt(moment), moment.now())));
    }

    /** Takes over what the HRIS says now, and tells what of it concerns others; the same again is nothing. */
    Optional<PersonEvent> mirror(PersonFacts newFacts, boolean nowRemoved, Moment moment) {
        var before = toPublic(moment, Instant.EPOCH, Instant.EPOCH);
        var stateBefore = state();
        if (!newFacts.equals(facts) || nowRemoved != removed) changedAt = moment.now();
        facts = newFacts;
        removed = nowRemoved;
        userNameKey = moment.keys().of(newFacts.userName());
        externalIdKey = moment.keys().ofNullable(newFacts.externalId());
        become(PersonState.of(newFacts, stateBefore, moment.now(), moment.zone()));
        return announce(before, stateBefore, moment);
    }

    /** A day came that the facts had named: a first day, a leave, a last day. */
    Optional<PersonEvent> dayCame(Moment moment) {
        return mirror(facts, removed, moment);
    }

    private Optional<PersonEvent> announce(PublicPerson before, PersonState stateBefore, Moment moment) {
        var now = state();
        var person = toPublic(moment, moment.now(), moment.now());
        if (!announced && !now.isPresent()) return Optional.empty();
        if (!announced || stateBefore instanceof PersonState.Left && now.isPresent()) {
            announced = true;
            return Optional.of(new PersonJoined(person.at(joinedAt(moment), moment.now())));
        }
        if (now instanceof PersonState.Left left && !now.equals(stateBefore)) {
            return Optional.of(new PersonLeft(person.at(left.at(), moment.now()), left.reason()));
        }
        if (!now.code().equals(stateBefore.code())) {
            return Optional.of(
                    switch (now) {
                        case PersonState.OnLeave _ -> new PersonWentOnLeave(person);
                        case PersonState.Notice _ -> new PersonGaveNotice(person);
                        case PersonState.Active _
                        when stateBefore instanceof PersonState.OnLeave -> new PersonReturned(person);
                        case PersonState.Active _, PersonState.Expected _, PersonState.Left _, PersonState.Erased _ ->
                            new PersonCorrected(person);
                    });
        }
        var after = person.at(Instant.EPOCH, Instant.EPOCH);
        if (after.equals(before)) return Optional.empty();
        return Optional.of(
                now.isPresent() && after.isElsewhereThan(before)
                        ? new PersonMoved(person)
                        : new PersonCorrected(person));
    }

    /** A first day in the past counts as the day of joining; a rehire without a new one joins now. */
    private Instant joinedAt(Moment moment) {
        var hireDate = facts.hireDate();
        if (hireDate == null) return moment.now();
        var firstDay = PersonState.startOf(hireDate, moment.zone());
        var leftBefore = leftAt != null && firstDay.isBefore(leftAt);
        return leftBefore || firstDay.isAfter(moment.now()) ? moment.now() : firstDay;
    }

    private PublicPerson toPublic(Moment moment, Instant effective, Instant known) {
        return new PublicPerson(
                id,
                state,
                facts.unit(),
                facts.grade(),
                facts.site(),
                facts.managerId(),
                facts.timeZone() == null ? moment.zone().getId() : facts.timeZone(),
                facts.employmentType(),
                facts.hireDate(),
                facts.plannedEndDate(),
                loginKeys(),
                effective,
                known);
    }

    PersonState state() {
        return switch (state) {
            case "expected" -> new PersonState.Expected(day());
            case "active" -> new PersonState.Active();
            case "on-leave" -> new PersonState.OnLeave(stateDay);
            case "notice" -> new PersonState.Notice(day());
            case "left" -> new PersonState.Left(left(), exitReason());
            case "erased" -> new PersonState.Erased(left());
            default -> throw new IllegalStateException("state=" + state + " of a person is none that exists");
        };
    }

    /** {@code leftAt} stays when somebody comes back: it tells a rehire from a first day. */
    private void become(PersonState next) {
        state = next.code();
        stateDay = null;
        switch (next) {
            case PersonState.Expected(var from) -> stateDay = from;
            case PersonState.OnLeave(var until) -> stateDay = until;
            case PersonState.Notice(var lastDay) -> stateDay = lastDay;
            case PersonState.Left left -> leftAt = left.at();
            case PersonState.Erased(var at) -> leftAt = at;
            case PersonState.Active() -> {}
        }
    }

    private LocalDate day() {
        if (stateDay == null) throw new IllegalStateException("state=" + state + " without its day");
        return stateDay;
    }

    private Instant left() {
        if (leftAt == null) throw new IllegalStateException("state=" + state + " without its instant");
        return leftAt;
    }

    private ExitReason exitReason() {
        return facts.exitReason() == null ? ExitReason.UNKNOWN : facts.exitReason();
    }

    List<String> loginKeys() {
        return LoginKeys.listed(userNameKey, externalIdKey);
    }

    UUID id() {
        return id;
    }

    long version() {
        return version;
    }

    PersonFacts facts() {
        return facts;
    }

    boolean isRemoved() {
        return removed;
    }

    Instant createdAt() {
        return createdAt;
    }

    Instant changedAt() {
        return changedAt;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Person person && person.id.equals(id);
    }

    @Override
    public int hashCode() {
        return id.hashCode();
    }
}
