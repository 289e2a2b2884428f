package io.bothways.profiles.feed;

import io.bothways.platform.id.Ids;
import io.bothways.profiles.feed.PersonReference.ByEmployeeNumber;
import io.bothways.profiles.feed.PersonReference.ById;
import io.bothways.profiles.person.Mirror;
import io.bothways.profiles.person.MirroredPerson;
import io.bothways.profiles.person.PersonKeys;
import io.bothways.profiles.person.facts.InvalidAttribute;
import io.bothways.profiles.person.facts.PersonAttribute;
import io.bothways.profiles.person.facts.PersonFacts;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/**
 * Applies a chunk of an HRIS feed in one transaction: reads everybody it mentions, plans, writes
 * what is good. A refused operation never costs another one its place.
 */
@ApplicationScoped
public class PeopleFeed {
    private final Mirror mirror;
    private final Clock clock;
    private final ZoneId zone;
    private final MeterRegistry metrics;

    PeopleFeed(
            Mirror mirror,
            Clock clock,
            @ConfigProperty(name = "bothways.time-zone", defaultValue = "UTC") ZoneId zone,
            MeterRegistry metrics) {
        this.mirror = mirror;
        this.clock = clock;
        this.zone = zone;
        this.metrics = metrics;
    }

    /** The outcome of each operation, and how everybody it concerns stands afterwards. */
    public record Report(List<Outcome> outcomes, Map<UUID, MirroredPerson> people) {
        public MirroredPerson person(UUID id) {
            var person = people.get(id);
            if (person == null) throw new IllegalStateException("personId=" + id + " was not part of this feed");
            return person;
        }
    }

    @Transactional
    public Report apply(List<FeedOperation> operations, int failOnErrors) {
        var people = new HashMap<UUID, MirroredPerson>();
        mirror.lockAndFind(targets(operations)).forEach(person -> people.put(person.id(), person));
        mirror.find(mentionedBy(drafts(operations, people))).forEach(person -> people.putIfAbsent(person.id(), person));
        var plan = new FeedPlan(
                people.values(),
                mirror.linesAbove(people.keySet()),
                Ids::next,
                LocalDate.ofInstant(clock.instant(), zone));
        var result = plan.of(operations, failOnErrors);
        var written = mirror.write(result.planned().values().stream()
                .map(planned -> new Mirror.Mirroring(planned.id(), planned.facts(), planned.removed()))
                .toList());
        people.putAll(written.people());
        count(result.outcomes());
        return new Report(result.outcomes(), people);
    }

    private static PersonKeys targets(List<FeedOperation> operations) {
        var keys = PersonKeys.none();
        for (var operation : operations) {
            switch (operation) {
                case FeedOperation.Create create -> add(keys, create.draft());
                case FeedOperation.Change change -> add(keys, change.target());
                case FeedOperation.Remove remove -> add(keys, remove.target());
                case FeedOperation.Upsert upsert ->
                    keys.employeeNumber(key(PersonAttribute.EMPLOYEE_NUMBER, upsert.employeeNumber()));
                case FeedOperation.Unreadable _ -> {}
            }
        }
        return keys;
    }

    /** What the operations would make of the people they aim at, only to learn whom they mention. */
    private static List<PersonDraft> drafts(List<FeedOperation> operations, Map<UUID, MirroredPerson> people) {
        var byNumber = new HashMap<String, MirroredPerson>();
        people.values().forEach(person -> {
            if (person.facts().employeeNumber() != null)
                byNumber.put(person.facts().employeeNumber(), person);
        });
        var drafts = new ArrayList<PersonDraft>();
        for (var operation : operations) {
            try {
                switch (operation) {
                    case FeedOperation.Change change -> {
                        var person = change.target() instanceof ById(var id) ? people.get(id) : null;
                        if (person != null) drafts.add(change.edit().apply(PersonDraft.of(person.facts())));
                    }
                    case FeedOperation.Upsert(var number, var edit) -> {
                        var person = byNumber.get(number);
                        drafts.add(edit.apply(person == null ? PersonDraft.empty() : PersonDraft.of(person.facts())));
                    }
                    case FeedOperation.Create _, FeedOperation.Remove _, FeedOperation.Unreadable _ -> {}
                }
            } catch (Refused | InvalidAttribute e) {
                // the plan meets the same refusal again, in its place in the answer
            }
        }
        return drafts;
    }

    private static PersonKeys mentionedBy(List<PersonDraft> drafts) {
        var keys = PersonKeys.none();
        drafts.forEach(draft -> add(keys, draft));
        return keys;
    }

    private static void add(PersonKeys keys, PersonDraft draft) {
        keys.userName(key(PersonAttribute.USER_NAME, draft.value(PersonAttribute.USER_NAME)))
                .externalId(key(PersonAttribute.EXTERNAL_ID, draft.value(PersonAttribute.EXTERNAL_ID)))
                .employeeNumber(key(PersonAttribute.EMPLOYEE_NUMBER, draft.value(PersonAttribute.EMPLOYEE_NUMBER)));
        add(keys, draft.manager());
    }

    private static void add(PersonKeys keys, @Nullable PersonReference reference) {
        switch (reference) {
            case ById(var id) -> keys.id(id);
            case ByEmployeeNumber(var number) -> keys.employeeNumber(key(PersonAttribute.EMPLOYEE_NUMBER, number));
            case PersonReference.ByBulkId _ -> {}
            case null -> {}
        }
    }

    /** What cannot be stored must not reach the database as a key either: the plan refuses it in its place. */
    private static @Nullable String key(PersonAttribute attribute, @Nullable String sent) {
        return PersonFacts.key(attribute, sent).orElse(null);
    }

    private void count(List<Outcome> outcomes) {
        for (var outcome : outcomes) {
            metrics.counter(
                            "bothways.people.feed.operations",
                            "outcome",
                            outcome.getClass().getSimpleName().toLowerCase(Locale.ROOT))
                    .increment();
        }
    }
}
