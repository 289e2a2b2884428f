package io.bothways.profiles.feed;

import io.bothways.profiles.feed.FeedOperation.Change;
import io.bothways.profiles.feed.FeedOperation.Create;
import io.bothways.profiles.feed.FeedOperation.Remove;
import io.bothways.profiles.feed.FeedOperation.Unreadable;
import io.bothways.profiles.feed.FeedOperation.Upsert;
import io.bothways.profiles.feed.PersonReference.ByBulkId;
import io.bothways.profiles.feed.PersonReference.ByEmployeeNumber;
import io.bothways.profiles.feed.PersonReference.ById;
import io.bothways.profiles.feed.Rejection.Reason;
import io.bothways.profiles.person.MirroredPerson;
import io.bothways.profiles.person.facts.InvalidAttribute;
import io.bothways.profiles.person.facts.PersonAttribute;
import io.bothways.profiles.person.facts.PersonFacts;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Judges the operations of one feed together, before anything is written, so that managers may come
 * after their reports and one bad record takes no good one with it.
 *
 * <p>The operations are played in order on a copy; then the managers they set are looked up and
 * followed upwards. What turns out to be wrong is refused and the rest is played again, until
 * nothing new is refused: at most one round per refused record, each linear in the operations and
 * the lines above them. Pure; not thread-safe.
 */
final class FeedPlan {
    private final Map<UUID, MirroredPerson> known = new HashMap<>();
    private final Map<UUID, UUID> linesAbove;
    private final Supplier<UUID> newId;
    private final LocalDate today;

    FeedPlan(Collection<MirroredPerson> known, Map<UUID, UUID> linesAbove, Supplier<UUID> newId, LocalDate today) {
        known.forEach(person -> this.known.put(person.id(), person));
        this.linesAbove = linesAbove;
        this.newId = newId;
        this.today = today;
    }

    /** The outcome of each operation and, per person who changes, what shall hold. */
    record Result(List<Outcome> outcomes, Map<UUID, Planned> planned) {}

    /** What shall hold for one person; {@code managerSetBy} is the operation that named the manager. */
    record Planned(UUID id, PersonFacts facts, boolean removed, int managerSetBy) {}

    /** @param failOnErrors after so many refusals the rest is not attempted; 0 = never stop */
    Result of(List<FeedOperation> operations, int failOnErrors) {
        var ids = operations.stream().map(_ -> newId.get()).toList();
        var refused = new HashMap<Integer, Rejection>();
        while (true) {
            var round = new Round(operations, ids, refused, failOnErrors);
            round.play();
            var found = round.wrongManagers();
            if (found.isEmpty()) return new Result(round.outcomes, round.changes());
            refused.putAll(found);
        }
    }

    private final class Round {
        private final List<FeedOperation> operations;
        private final List<UUID> ids;
        private final Map<Integer, Rejection> refused;
        private final int failOnErrors;
        private final List<Outcome> outcomes = new ArrayList<>();
        private final Map<UUID, Planned> planned = new LinkedHashMap<>();
        private final Map<String, UUID> byUserName = new HashMap<>();
        private final Map<String, UUID> byExternalId = new HashMap<>();
        private final Map<String, UUID> byEmployeeNumber = new HashMap<>();
        private final Map<String, UUID> byBulkId = new HashMap<>();
        private final Map<String, UUID> announcedNumbers = new HashMap<>();

        Round(List<FeedOperation> operations, List<UUID> ids, Map<Integer, Rejection> refused, int failOnErrors) {
            this.operations = operations;
            this.ids = ids;
            this.refused = refused;
            this.failOnErrors = failOnErrors;
            known.values().forEach(person -> index(person.id(), person.facts()));
            for (int i = 0; i < operations.size(); i++) {
                if (operations.get(i) instanceof Create create && create.bulkId() != null) {
                    byBulkId.putIfAbsent(create.bulkId(), ids.get(i));
                } else if (operations.get(i) instanceof Upsert upsert) {
                    var number = upsert.employeeNumber();
                    var owner = byEmployeeNumber.get(number);
                    announcedNumbers.putIfAbsent(number, owner == null ? ids.get(i) : owner);
                }
            }
        }

        void play() {
            int errors = 0;
            for (int i = 0; i < operations.size(); i++) {
                if (failOnErrors > 0 && errors >= failOnErrors) {
                    outcomes.add(new Outcome.NotAttempted());
                    continue;
                }
                var outcome = refused.containsKey(i) ? rejected(refused.get(i)) : judge(i);
                if (outcome instanceof Outcome.Rejected) errors++;
                outcomes.add(outcome);
            }
        }

        private Outcome judge(int i) {
            try {
                return switch (operations.get(i)) {
                    case Create(var bulkId, var draft) -> create(i, bulkId, draft);
                    case Change(var target, var edit, var ifMatch) -> {
                        var person = current(target, ifMatch);
                        yield change(i, person, edit.apply(draftOf(person)));
                    }
                    case Remove(var target, var ifMatch) -> {
                        var person = current(target, ifMatch);
                        put(new Planned(person.id, left(person.facts), true, person.managerSetBy), person.facts);
                        yield new Outcome.Removed(person.id);
                    }
                    case Upsert(var number, var edit) -> upsert(i, number, edit.apply(draftOf(number)));
                    case Unreadable(var rejection) -> rejected(rejection);
                };
            } catch (Refused e) {
                return rejected(e.rejection());
            } catch (InvalidAttribute e) {
                return rejected(new Rejection(
                        e.isMissing() ? Reason.MISSING_VALUE : Reason.INVALID_VALUE, e.attribute(), e.rule()));
            }
        }

        private Outcome create(int i, @Nullable String bulkId, PersonDraft draft) {
            var id = ids.get(i);
            if (bulkId != null && !id.equals(byBulkId.get(bulkId))) {
                throw new Refused(new Rejection(Reason.DUPLICATE, "bulkId", "bulkId is used twice in this request"));
            }
            var facts = draft.facts(this::resolve);
            var former = formerSelf(facts);
            if (former == null) {
                put(new Planned(id, facts, false, facts.managerId() == null ? -1 : i), null);
                return new Outcome.Created(id);
            }
            if (bulkId != null) byBulkId.put(bulkId, former);
            put(new Planned(former, facts, false, facts.managerId() == null ? -1 : i), current(former).facts);
            return new Outcome.Created(former);
        }

        /** Somebody whom the HRIS deleted keeps the identity when it creates the record again. */
        private @Nullable UUID formerSelf(PersonFacts facts) {
            var owners = new HashSet<UUID>();
            var number = facts.employeeNumber() == null ? null : byEmployeeNumber.get(facts.employeeNumber());
            var external = facts.externalId() == null ? null : byExternalId.get(facts.externalId());
            var named = byUserName.get(lower(facts.userName()));
            for (var owner : new @Nullable UUID[] {number, external, named}) if (owner != null) owners.add(owner);
            if (owners.size() != 1) return null;
            var owner = owners.iterator().next();
            return current(owner).removed ? owner : null;
        }

        private Outcome upsert(int i, String number, PersonDraft draft) {
            var owner = byEmployeeNumber.get(number);
            if (owner != null) return change(i, current(owner), draft);
            var facts = draft.facts(this::resolve);
            put(new Planned(ids.get(i), facts, false, facts.managerId() == null ? -1 : i), null);
            return new Outcome.Created(ids.get(i));
        }

        private Outcome change(int i, Planned person, PersonDraft draft) {
            var facts = draft.facts(this::resolve);
            if (!person.facts.active() && facts.active()) facts = rehired(person.facts, facts);
            if (facts.equals(person.facts) && !person.removed) return new Outcome.Unchanged(person.id);
            var sameManager = Objects.equals(facts.managerId(), person.facts.managerId());
            put(new Planned(person.id, facts, false, sameManager ? person.managerSetBy : i), person.facts);
            return new Outcome.Changed(person.id);
        }

        /** The end of the former employment does not belong to the new one, unless it was sent anew. */
        private PersonFacts rehired(PersonFacts before, PersonFacts after) {
            var draft = PersonDraft.of(after);
            if (Objects.equals(before.exitReason(), after.exitReason())) {
                draft = draft.with(PersonAttribute.EXIT_REASON, null);
            }
            var lastDay = after.plannedEndDate();
            if (lastDay != null && lastDay.equals(before.plannedEndDate()) && lastDay.isBefore(today)) {
                draft = draft.with(PersonAttribute.PLANNED_END_DATE, null);
            }
            return draft.facts(this::resolve);
        }

        private PersonFacts left(PersonFacts facts) {
            return PersonDraft.of(facts).with(PersonAttribute.ACTIVE, "false").facts(this::resolve);
        }

        private PersonDraft draftOf(Planned person) {
            return PersonDraft.of(person.facts);
        }

        private PersonDraft draftOf(String number) {
            var owner = byEmployeeNumber.get(number);
            return owner == null
                    ? PersonDraft.empty().with(PersonAttribute.EMPLOYEE_NUMBER, number)
                    : PersonDraft.of(current(owner).facts);
        }

        private Planned current(PersonReference target, @Nullable String ifMatch) {
            var id = target instanceof ById(var given) ? given : resolve(target);
            var person = planned.get(id);
            var stored = known.get(id);
            if (person == null && stored == null || person != null && person.removed) throw notFound();
            if (person == null && stored != null && stored.removed()) throw notFound();
            if (ifMatch != null && stored != null && !Versions.match(ifMatch, stored.version())) {
                throw new Refused(Rejection.of(Reason.STALE_VERSION, "the resource has another version by now"));
            }
            return current(id);
        }

        private Planned current(UUID id) {
            var person = planned.get(id);
            if (person != null) return person;
            var stored = Objects.requireNonNull(known.get(id));
            return new Planned(id, stored.facts(), stored.removed(), -1);
        }

        private void put(Planned next, @Nullable PersonFacts before) {
            demandUnique(next, byUserName.get(lower(next.facts.userName())), PersonAttribute.USER_NAME);
            if (next.facts.externalId() != null) {
                demandUnique(next, byExternalId.get(next.facts.externalId()), PersonAttribute.EXTERNAL_ID);
            }
            if (next.facts.employeeNumber() != null) {
                demandUnique(next, byEmployeeNumber.get(next.facts.employeeNumber()), PersonAttribute.EMPLOYEE_NUMBER);
            }
            if (next.id.equals(next.facts.managerId())) {
                throw new Refused(new Rejection(Reason.SELF_MANAGED, "manager", "nobody is their own manager"));
            }
            if (before != null) unindex(before);
            index(next.id, next.facts);
            planned.put(next.id, next);
        }

        private void demandUnique(Planned next, @Nullable UUID owner, PersonAttribute attribute) {
            if (owner != null && !owner.equals(next.id)) {
                throw new Refused(new Rejection(
                        Reason.NOT_UNIQUE, attribute.label(), attribute.label() + " belongs to another person"));
            }
        }

        private void index(UUID id, PersonFacts facts) {
            byUserName.put(lower(facts.userName()), id);
            if (facts.externalId() != null) byExternalId.put(facts.externalId(), id);
            if (facts.employeeNumber() != null) byEmployeeNumber.put(facts.employeeNumber(), id);
        }

        private void unindex(PersonFacts facts) {
            byUserName.remove(lower(facts.userName()));
            if (facts.externalId() != null) byExternalId.remove(facts.externalId());
            if (facts.employeeNumber() != null) byEmployeeNumber.remove(facts.employeeNumber());
        }

        private UUID resolve(PersonReference reference) {
            var id =
                    switch (reference) {
                        case ById(var given) -> given;
                        case ByBulkId(var bulkId) -> byBulkId.get(bulkId);
                        case ByEmployeeNumber(var number) ->
                            byEmployeeNumber.containsKey(number)
                                    ? byEmployeeNumber.get(number)
                                    : announcedNumbers.get(number);
                    };
            if (id == null) throw unknownManager();
            return id;
        }

        Map<Integer, Rejection> wrongManagers() {
            var found = new HashMap<Integer, Rejection>();
            for (var person : planned.values()) {
                var manager = person.facts.managerId();
                if (person.managerSetBy < 0 || manager == null) continue;
                if (!exists(manager))
                    found.put(person.managerSetBy, unknownManager().rejection());
            }
            if (!found.isEmpty()) return found;
            for (var person : planned.values()) {
                if (person.managerSetBy >= 0 && isOwnSuperior(person.id)) {
                    found.put(
                            person.managerSetBy,
                            new Rejection(Reason.MANAGER_CYCLE, "manager", "the line of managers leads back here"));
                }
            }
            return found;
        }

        private boolean exists(UUID id) {
            var person = planned.get(id);
            if (person != null) return !person.removed;
            var stored = known.get(id);
            return stored != null && !stored.removed();
        }

        private boolean isOwnSuperior(UUID id) {
            var seen = new HashSet<UUID>();
            for (var above = managerOf(id); above != null && seen.add(above); above = managerOf(above)) {
                if (above.equals(id)) return true;
            }
            return false;
        }

        private @Nullable UUID managerOf(UUID id) {
            var person = planned.get(id);
            return person != null ? person.facts.managerId() : linesAbove.get(id);
        }

        Map<UUID, Planned> changes() {
            var changes = new LinkedHashMap<>(planned);
            changes.values().removeIf(next -> {
                var stored = known.get(next.id);
                return stored != null && stored.facts().equals(next.facts) && stored.removed() == next.removed;
            });
            return changes;
        }

        private static String lower(String userName) {
            return userName.toLowerCase(Locale.ROOT);
        }

        private static Outcome rejected(Rejection rejection) {
            return new Outcome.Rejected(rejection);
        }

        private static Refused notFound() {
            return new Refused(Rejection.of(Reason.NOT_FOUND, "there is no such person"));
        }

        private static Refused unknownManager() {
            return new Refused(
                    new Rejection(Reason.UNKNOWN_MANAGER, "manager", "the manager is nobody known or in this feed"));
        }
    }
}
