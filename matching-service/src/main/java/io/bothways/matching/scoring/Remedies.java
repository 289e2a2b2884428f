package io.bothways.matching.scoring;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * Finds for somebody left without a partner the smallest change that would help, by the reason. Nothing is suggested
 * against a pair that somebody wants kept apart, nor where no single change is enough. One instance serves one thread.
 */
public final class Remedies {
    private static final Set<Exclusion> KEPT_APART = EnumSet.of(Exclusion.FORBIDDEN_PAIR, Exclusion.PROPOSED_BEFORE);

    private final List<Participant> people;
    private final Terms terms;
    private final List<Rule> rules;
    private final Prospects prospects;

    public Remedies(Pool pool, Terms terms) {
        people = pool.people();
        this.terms = terms;
        rules = terms.rules();
        prospects = new Prospects(pool);
    }

    /** Somebody who could be a partner if nothing stood in the way; {@code gain} is the lower of the required ones. */
    private record Link(Participant teacher, Participant learner, Participant other, int gain, boolean seat) {}

    public Optional<Remedy> of(int person, UnmatchedReason reason) {
        Participant self = people.get(person);
        return switch (reason) {
            case NOT_ELIGIBLE, OPTED_OUT -> Optional.empty();
            case SEATS ->
                seat(RemedyCode.FREE_SEAT, allowed(links(person, false).stream().filter(Link::seat)));
            case NOBODY_TEACHES_IT -> teacher(self);
            case NOBODY_WANTS_IT -> learner(self);
            case NO_TWO_WAY_EXCHANGE -> offer(person, self);
            case GAIN_TOO_SMALL -> minimumGain(links(person, true));
            case FORBIDDEN_PAIR, RULE, NO_SHARED_LANGUAGE, HOURS -> oneRule(self, links(person, true));
            case PARTNERS_SEATS, OUTBID -> seat(RemedyCode.PARTNERS_SEAT, allowed(links(person, true).stream()));
        };
    }

    private static Optional<Remedy> seat(RemedyCode code, Stream<Link> links) {
        int candidates = others(links);
        return candidates == 0 ? Optional.empty() : Optional.of(Remedy.seat(code, candidates));
    }

    private Stream<Link> allowed(Stream<Link> links) {
        return links.filter(link -> link.gain() >= terms.minimumGain())
                .filter(link ->
                        Terms.excluded(rules, link.teacher(), link.learner()).isEmpty());
    }

    /** How many people: in a one-way programme somebody may be there as a teacher and as a learner. */
    private static int others(Stream<Link> links) {
        return (int) links.map(link -> link.other().id()).distinct().count();
    }

    private List<Link> links(int person, boolean ownSeats) {
        Participant self = people.get(person);
        Map<Integer, Integer> teachers = prospects.teachersOf(person);
        Map<Integer, Integer> learners = prospects.learnersOf(person);
        List<Link> links = new ArrayList<>();
        switch (terms.exchange()) {
            case TWO_WAY ->
                teachers.forEach((index, gained) -> {
                    Integer given = learners.get(index);
                    if (given != null) {
                        Participant other = people.get(index);
                        boolean seat = Math.min(other.freeTeaching(), other.freeLearning()) > 0;
                        links.add(new Link(other, self, other, Math.min(gained, given), seat));
                    }
                });
            case ONE_WAY -> {
                if (!ownSeats || self.freeLearning() > 0) {
                    teachers.forEach((index, gained) -> {
                        Participant other = people.get(index);
                        links.add(new Link(other, self, other, gained, other.freeTeaching() > 0));
                    });
                }
                if (!ownSeats || self.freeTeaching() > 0) {
                    learners.forEach((index, given) -> {
                        Participant other = people.get(index);
                        links.add(new Link(self, other, other, given, other.freeLearning() > 0));
                    });
                }
            }
        }
        return links;
    }

    /** The lowest level of one wanted skill that is enough; of several skills the one that matters most. */
    private Optional<Remedy> teacher(Participant self) {
        List<Want> byPriority = self.wants().stream()
                .sorted(Comparator.comparing(Want::priority).reversed())
                .toList();
        for (int level = 1; level <= Levels.HIGHEST; level++) {
            for (Want want : byPriority) {
                if (Scores.gain(teaching(want.skillId(), level), self).points() >= terms.minimumGain()) {
                    return Optional.of(Remedy.skill(RemedyCode.TEACHER, want.skillId(), level, 1));
                }
            }
        }
        return Optional.empty();
    }

    private static Participant teaching(UUID skill, int level) {
        return new Participant(
                new UUID(0, 0),
                List.of(new Offer(skill, level)),
                List.of(),
                1,
                1,
                List.of(),
                0,
                List.of(),
                List.of(),
                null,
                List.of());
    }

    private Optional<Integer> levelEnough(Participant learner, Want want) {
        int own = learner.teaches(want.skillId());
        for (int level = own + 1; level <= want.level(); level++) {
            if (Scores.points(Scores.weight(want.priority(), 100, own, level), learner) >= terms.minimumGain()) {
                return Optional.of(level);
            }
        }
        return Optional.empty();
    }

    /** What this person teaches best. */
    private static Optional<Remedy> learner(Participant self) {
        return self.offers().stream()
                .min(Comparator.comparing(Offer::level).reversed().thenComparing(Offer::skillId, Ids.ORDER))
                .map(offer -> Remedy.skill(RemedyCode.LEARNER, offer.skillId(), offer.level(), 1));
    }

    /** The skill that most of those want who would teach this person; one that the person wants too is no help. */
    private Optional<Remedy> offer(int person, Participant self) {
        List<Participant> teachers = new ArrayList<>();
        prospects.teachersOf(person).forEach((index, gained) -> {
            Participant other = people.get(index);
            if (gained >= terms.minimumGain()
                    && Math.min(other.freeTeaching(), other.freeLearning()) > 0
                    && Terms.excluded(rules, other, self).isEmpty()) {
                teachers.add(other);
            }
        });
        Map<UUID, int[]> wantedAtLevel = new TreeMap<>(Ids.ORDER);
        for (Participant teacher : teachers) {
            for (Want want : teacher.wants()) {
                if (self.teaches(want.skillId()) == 0 && !wanted(self, want.skillId())) {
                    levelEnough(teacher, want).ifPresent(level -> wantedAtLevel
                            .computeIfAbsent(want.skillId(), key -> new int[Levels.HIGHEST + 1])[level]++);
                }
            }
        }
        Remedy best = null;
        for (Map.Entry<UUID, int[]> skill : wantedAtLevel.entrySet()) {
            int candidates = 0;
            for (int level = 1; level <= Levels.HIGHEST; level++) {
                candidates += skill.getValue()[level];
                if (candidates > (best == null ? 0 : best.candidates())) {
                    best = Remedy.skill(RemedyCode.OFFER, skill.getKey(), level, candidates);
                }
            }
        }
        return Optional.ofNullable(best);
    }

    private static boolean wanted(Participant self, UUID skill) {
        return self.wants().stream()
                .anyMatch(want -> want.skillId().equals(skill)
                        || want.near().stream().anyMatch(near -> near.skillId().equals(skill)));
    }

    private Optional<Remedy> minimumGain(List<Link> links) {
        List<Link> allowed = links.stream()
                .filter(Link::seat)
                .filter(link ->
                        Terms.excluded(rules, link.teacher(), link.learner()).isEmpty())
                .toList();
        return allowed.stream()
                .map(Link::gain)
                .max(Comparator.naturalOrder())
                .map(best -> new Remedy(
                        RemedyCode.MINIMUM_GAIN,
                        others(allowed.stream().filter(link -> link.gain() == best)),
                        best,
                        null,
                        null,
                        null));
    }

    /** The rule that alone keeps most candidates away. */
    private Optional<Remedy> oneRule(Participant self, List<Link> links) {
        Map<Exclusion, List<Link>> alone = new EnumMap<>(Exclusion.class);
        for (Link link : links) {
            if (link.seat() && link.gain() >= terms.minimumGain()) {
                List<Exclusion> all = rules.stream()
                        .flatMap(rule -> rule.excludes(link.teacher(), link.learner()).stream())
                        .toList();
                if (all.size() == 1 && !KEPT_APART.contains(all.getFirst())) {
                    alone.computeIfAbsent(all.getFirst(), key -> new ArrayList<>())
                            .add(link);
                }
            }
        }
        return alone.entrySet().stream()
                .max(Comparator.<Map.Entry<Exclusion, List<Link>>>comparingInt(rule -> others(rule.getValue().stream()))
                        .thenComparing(Map.Entry.comparingByKey(Comparator.reverseOrder())))
                .map(rule -> switch (rule.getKey()) {
                    case NO_SHARED_LANGUAGE -> language(rule.getValue());
                    case TOO_FEW_SHARED_HOURS -> minutes(self, rule.getValue());
                    case NOT_ELIGIBLE,
                            OPTED_OUT,
                            FORBIDDEN_PAIR,
                            PROPOSED_BEFORE,
                            SAME_MANAGEMENT_LINE,
                            SAME_TEAM,
                            SAME_UNIT,
                            GRADES,
                            MET_BEFORE ->
                        new Remedy(RemedyCode.RULE, others(rule.getValue().stream()), null, null, rule.getKey(), null);
                });
    }

    private static Remedy language(List<Link> links) {
        Map<String, Set<UUID>> speakers = new TreeMap<>();
        for (Link link : links) {
            for (String language : link.other().languages()) {
                speakers.computeIfAbsent(language, key -> new HashSet<>())
                        .add(link.other().id());
            }
        }
        return speakers.entrySet().stream()
                .max(Comparator.<Map.Entry<String, Set<UUID>>>comparingInt(
                                language -> language.getValue().size())
                        .thenComparing(Map.Entry.comparingByKey(Comparator.reverseOrder())))
                .map(most -> new Remedy(RemedyCode.LANGUAGE, most.getValue().size(), null, null, null, most.getKey()))
                .orElseThrow();
    }

    private Remedy minutes(Participant self, List<Link> links) {
        int least = links.stream()
                .mapToInt(link -> missingMinutes(self, link.other()))
                .min()
                .orElseThrow();
        return new Remedy(
                RemedyCode.MINUTES,
                others(links.stream().filter(link -> missingMinutes(self, link.other()) == least)),
                least,
                null,
                null,
                null);
    }

    private int missingMinutes(Participant one, Participant other) {
        Hours mine = one.hours();
        Hours theirs = other.hours();
        return mine == null || theirs == null ? 0 : terms.minimumSharedMinutes() - mine.sharedMinutes(theirs);
    }
}
