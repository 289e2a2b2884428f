package io.bothways.analytics.metric;

import io.bothways.analytics.enrolment.Eligibility;
import io.bothways.analytics.enrolment.Enrolment;
import io.bothways.analytics.goal.Goal;
import io.bothways.analytics.pair.Pair;
import io.bothways.analytics.people.EmploymentSpell;
import io.bothways.analytics.people.Person;
import io.bothways.analytics.people.Span;
import io.bothways.analytics.proposal.Proposal;
import io.bothways.analytics.score.Score;
import io.bothways.analytics.session.Session;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * All facts a metric may look at, as of one business instant and already limited to the asked programme or cohort
 * (people are never limited). Metrics are pure functions of this: the same facts give the same figures, whatever order
 * the events came in.
 */
public record Facts(
        Instant asOf,
        Map<UUID, Person> people,
        List<Eligibility> eligible,
        List<Enrolment> enrolments,
        Set<UUID> bothHats,
        List<Proposal> proposals,
        List<Pair> pairs,
        List<Session> sessions,
        List<Goal> goals,
        List<Score> satisfaction) {

    public Facts {
        people = Map.copyOf(people);
        eligible = List.copyOf(eligible);
        enrolments = List.copyOf(enrolments);
        bothHats = Set.copyOf(bothHats);
        proposals = List.copyOf(proposals);
        pairs = List.copyOf(pairs);
        sessions = List.copyOf(sessions);
        goals = List.copyOf(goals);
        satisfaction = List.copyOf(satisfaction);
    }

    /** When anybody could first be seen leaving; as-of when nobody is known. */
    public Instant observedFrom() {
        return people.values().stream()
                .flatMap(person -> person.spells().stream())
                .map(EmploymentSpell::observedFrom)
                .min(Comparator.naturalOrder())
                .orElse(asOf);
    }

    public @Nullable Span spanOf(UUID person, Instant at) {
        return Optional.ofNullable(people.get(person))
                .flatMap(known -> known.spanAt(at))
                .orElse(null);
    }

    /** When the employment of a person ended, if it did by as-of and after an instant. */
    public Optional<Instant> leftAfter(UUID person, Instant after) {
        var known = people.get(person);
        return known == null
                ? Optional.empty()
                : known.spells().stream()
                        .map(spell -> spell.endedBy(asOf))
                        .filter(ended -> ended != null && ended.isAfter(after))
                        .map(ended -> ended)
                        .min(Comparator.naturalOrder());
    }

    /** Every person's first pair. */
    public Map<UUID, Instant> joined() {
        Map<UUID, Instant> joined = new HashMap<>();
        for (var pair : pairs) {
            for (var person : pair.people()) {
                joined.merge(person, pair.formedAt(), (a, b) -> a.isBefore(b) ? a : b);
            }
        }
        return joined;
    }

    /** The groups of a breakdown in the order of their labels, with a last one for people not told yet. */
    public List<Group> groups(Breakdown breakdown) {
        int depth = sharedUnitDepth();
        var labels = new TreeSet<>(LABELS);
        people.values().forEach(person -> person.spans().forEach(span -> labels.add(breakdown.label(span, depth))));
        labels.remove(Breakdown.UNKNOWN);
        List<Group> groups = new ArrayList<>();
        labels.forEach(label -> groups.add(new Group(breakdown, label, depth)));
        groups.add(new Group(breakdown, Breakdown.UNKNOWN, depth));
        return groups;
    }

    /** Numbers by value, so that grade 10 follows grade 9. */
    private static final Comparator<String> LABELS =
            Comparator.comparingInt(String::length).thenComparing(Comparator.naturalOrder());

    private int sharedUnitDepth() {
        List<String> shared = null;
        for (var person : people.values()) {
            for (var span : person.spans()) {
                if (span.unit().isEmpty()) {
                    continue;
                }
                shared = shared == null ? span.unit() : commonStart(shared, span.unit());
            }
        }
        return shared == null ? 0 : shared.size();
    }

    private static List<String> commonStart(List<String> a, List<String> b) {
        int length = 0;
        while (length < a.size() && length < b.size() && a.get(length).equals(b.get(length))) {
            length++;
        }
        return a.subList(0, length);
    }
}
