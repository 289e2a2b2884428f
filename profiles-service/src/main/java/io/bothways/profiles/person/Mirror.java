package io.bothways.profiles.person;

import io.bothways.platform.audit.Audit;
import io.bothways.platform.outbox.Outbox;
import io.bothways.platform.timer.TimerHandler;
import io.bothways.platform.timer.Timers;
import io.bothways.profiles.person.announcement.PersonEvent;
import io.bothways.profiles.person.facts.PersonFacts;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * The one place that writes people. A write is a set: rows, events, timers and audit of a whole
 * chunk of a feed in one transaction, a fixed number of statements per kind, not per person.
 */
@ApplicationScoped
public class Mirror implements TimerHandler {
    private static final String DAY_CAME = "person-day-came";

    private final People people;
    private final Outbox outbox;
    private final Timers timers;
    private final Audit audit;
    private final LoginKeys keys;
    private final Clock clock;
    private final ZoneId zone;

    Mirror(
            People people,
            Outbox outbox,
            Timers timers,
            Audit audit,
            LoginKeys keys,
            Clock clock,
            @ConfigProperty(name = "bothways.time-zone", defaultValue = "UTC") ZoneId zone) {
        this.people = people;
        this.outbox = outbox;
        this.timers = timers;
        this.audit = audit;
        this.keys = keys;
        this.clock = clock;
        this.zone = zone;
    }

    /** The facts that shall hold for one person from now on. */
    public record Mirroring(UUID id, PersonFacts facts, boolean removed) {}

    /** What a write did, and how everybody it touched stands now. */
    public record Written(Map<UUID, MirroredPerson> people, int events) {}

    /** Takes the feed's lock and reads all who are mentioned; both hold until the transaction ends. */
    @Transactional(Transactional.TxType.MANDATORY)
    public List<MirroredPerson> lockAndFind(PersonKeys mentioned) {
        people.lock();
        return find(mentioned);
    }

    @Transactional(Transactional.TxType.MANDATORY)
    public List<MirroredPerson> find(PersonKeys keys) {
        return people.having(keys).stream().map(MirroredPerson::of).toList();
    }

    @Transactional(Transactional.TxType.MANDATORY)
    public Map<UUID, UUID> linesAbove(Collection<UUID> ids) {
        return people.linesAbove(ids);
    }

    @Transactional(Transactional.TxType.MANDATORY)
    public Written write(Collection<Mirroring> mirrorings) {
        var moment = new Person.Moment(clock.instant(), zone, keys);
        var existing = new HashMap<UUID, Person>();
        var ids = new HashSet<UUID>();
        mirrorings.forEach(mirroring -> ids.add(mirroring.id()));
        people.having(PersonKeys.ofIds(ids)).forEach(person -> existing.put(person.id(), person));
        var events = new ArrayList<PersonEvent>();
        var created = new ArrayList<UUID>();
        var changed = new ArrayList<UUID>();
        var touched = new ArrayList<Person>();
        for (var mirroring : mirrorings) {
            var person = existing.get(mirroring.id());
            Optional<PersonEvent> event;
            if (person == null) {
                person = Person.first(mirroring.id(), mirroring.facts(), moment);
                event = person.announceFirst(moment);
                people.persist(person);
                schedule(person.id(), Optional.empty(), PersonState.nextChange(person.facts(), moment.now(), zone));
                created.add(person.id());
            } else {
                var dueBefore = PersonState.nextChange(person.facts(), moment.now(), zone);
                event = person.mirror(mirroring.facts(), mirroring.removed(), moment);
                schedule(person.id(), dueBefore, PersonState.nextChange(person.facts(), moment.now(), zone));
                changed.add(person.id());
            }
            event.ifPresent(events::add);
            touched.add(person);
        }
        people.flush();
        outbox.publishAll(events);
        audit.recordAll("person-created", "person", created);
        audit.recordAll("person-changed", "person", changed);
        var written = new HashMap<UUID, MirroredPerson>();
        touched.forEach(person -> written.put(person.id(), MirroredPerson.of(person)));
        return new Written(written, events.size());
    }

    private void schedule(UUID id, Optional<Instant> before, Optional<Instant> due) {
        if (due.equals(before)) return;
        due.ifPresentOrElse(at -> timers.at(DAY_CAME, id.toString(), at), () -> timers.cancel(DAY_CAME, id.toString()));
    }

    @Override
    public String kind() {
        return DAY_CAME;
    }

    /** The day is judged anew from the facts, so a timer that fires late or twice does no harm. */
    @Override
    public void fire(String key, Instant due) {
        people.lock();
        var moment = new Person.Moment(clock.instant(), zone, keys);
        people.findByIdOptional(UUID.fromString(key)).ifPresent(person -> {
            person.dayCame(moment).ifPresent(outbox::publish);
            audit.record("person-day-came", "person", person.id());
            schedule(person.id(), Optional.empty(), PersonState.nextChange(person.facts(), moment.now(), zone));
        });
    }
}
