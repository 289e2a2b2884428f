package io.bothways.analytics.participation;

import io.bothways.analytics.enrolment.Enrolment;
import io.bothways.analytics.metric.Facts;
import io.bothways.analytics.metric.Group;
import io.bothways.analytics.pair.Pair;
import io.bothways.analytics.pair.PairEnding;
import io.bothways.analytics.proposal.Proposal;
import io.bothways.analytics.session.Session;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** One person's way through one cohort. Somebody in two cohorts has two. */
record Journey(
        UUID cohort,
        UUID person,
        @Nullable Instant eligibleSince,
        @Nullable Enrolment enrolment,
        List<Proposal> proposals,
        List<Pair> pairs,
        boolean met) {

    private record Key(UUID cohort, UUID person) implements Comparable<Key> {
        @Override
        public int compareTo(Key other) {
            int byCohort = cohort.compareTo(other.cohort);
            return byCohort == 0 ? person.compareTo(other.person) : byCohort;
        }
    }

    /** All journeys of a group; whoever it is cut by counts as they were when the cohort reached them. */
    static List<Journey> of(Facts facts, Group group) {
        Map<Key, Instant> eligible = new HashMap<>();
        facts.eligible().forEach(open -> eligible.put(new Key(open.cohort(), open.person()), open.since()));
        Map<Key, Enrolment> enrolments = new HashMap<>();
        facts.enrolments()
                .forEach(enrolment ->
                        enrolments.merge(new Key(enrolment.cohort(), enrolment.person()), enrolment, Journey::further));
        Map<Key, List<Proposal>> proposals = new HashMap<>();
        facts.proposals().forEach(proposal -> proposal.people().forEach(person -> proposals
                .computeIfAbsent(new Key(proposal.cohort(), person), _ -> new ArrayList<>())
                .add(proposal)));
        Map<Key, List<Pair>> pairs = new HashMap<>();
        facts.pairs().forEach(pair -> pair.people()
                .forEach(person -> pairs.computeIfAbsent(new Key(pair.cohort(), person), _ -> new ArrayList<>())
                        .add(pair)));
        var met = pairsThatMet(facts);

        Map<Key, Journey> journeys = new TreeMap<>();
        for (var keys : List.of(eligible.keySet(), enrolments.keySet())) {
            for (var key : keys) {
                var paired = pairs.getOrDefault(key, List.of());
                journeys.put(
                        key,
                        new Journey(
                                key.cohort(),
                                key.person(),
                                eligible.get(key),
                                enrolments.get(key),
                                proposals.getOrDefault(key, List.of()),
                                paired,
                                paired.stream().anyMatch(pair -> met.contains(pair.id()))));
            }
        }
        return journeys.values().stream()
                .filter(journey -> group.contains(facts.spanOf(journey.person(), journey.reachedAt(facts))))
                .toList();
    }

    private static Set<UUID> pairsThatMet(Facts facts) {
        return facts.sessions().stream()
                .filter(session -> session.state().held())
                .map(Session::pair)
                .collect(Collectors.toSet());
    }

    /** Should somebody have two enrolments in one cohort, the one that got ready first counts. */
    private static Enrolment further(Enrolment a, Enrolment b) {
        var order = Comparator.comparing(Enrolment::readyAt, Comparator.nullsLast(Comparator.naturalOrder()))
                .thenComparing(Enrolment::appliedAt, Comparator.nullsLast(Comparator.naturalOrder()))
                .thenComparing(Enrolment::id);
        return order.compare(a, b) <= 0 ? a : b;
    }

    private Instant reachedAt(Facts facts) {
        if (eligibleSince != null) {
            return eligibleSince;
        }
        var enrolment = this.enrolment;
        if (enrolment == null) {
            return facts.asOf();
        }
        if (enrolment.invitedAt() != null) {
            return enrolment.invitedAt();
        }
        return enrolment.appliedAt() == null ? facts.asOf() : enrolment.appliedAt();
    }

    boolean eligible() {
        return eligibleSince != null;
    }

    boolean invited() {
        return enrolment != null && enrolment.invitedAt() != null;
    }

    boolean enrolled() {
        return enrolment != null && enrolment.enrolled();
    }

    @Nullable
    Instant readyAt() {
        return enrolment == null ? null : enrolment.readyAt();
    }

    boolean partnered() {
        return !pairs.isEmpty();
    }

    boolean completed() {
        return pairs.stream().anyMatch(pair -> pair.ending() == PairEnding.COMPLETED);
    }

    /** When the first pair was formed, if any was. */
    @Nullable
    Instant partneredAt() {
        return pairs.stream().map(Pair::formedAt).min(Comparator.naturalOrder()).orElse(null);
    }
}
