package io.bothways.matching.scoring.diagnosis;

import io.bothways.matching.scoring.candidates.Prospects;
import io.bothways.matching.scoring.pool.Hours;
import io.bothways.matching.scoring.pool.Ids;
import io.bothways.matching.scoring.pool.Levels;
import io.bothways.matching.scoring.pool.Offer;
import io.bothways.matching.scoring.pool.Participant;
import io.bothways.matching.scoring.pool.Pool;
import io.bothways.matching.scoring.pool.Want;
import io.bothways.matching.scoring.terms.Exclusion;
import io.bothways.matching.scoring.terms.Terms;
import io.bothways.matching.scoring.weighing.Scores;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.IntStream;

/**
 * Finds for somebody left without a partner the smallest change that would help, by the reason. Nothing is suggested
 * against a pair that somebody wants kept apart, nor where no single change is enough. One instance serves one thread.
 */
final class Remedies {
    private static final Set<Exclusion> KEPT_APART = EnumSet.of(Exclusion.FORBIDDEN_PAIR, Exclusion.PROPOSED_BEFORE);

    private final List<Participant> people;
    private final Terms terms;
    private final int floor;
    private final Prospects prospects;

    /** {@code floor}: what each side of a pair was to gain at least, no less than the terms demand. */
    Remedies(Pool pool, Terms terms, int floor, Prospects prospects) {
        people = pool.people();
        this.terms = terms;
        this.floor = floor;
        this.prospects = prospects;
    }

    /** The prospects are turned to the person. */
    Optional<Remedy> of(int person, UnmatchedReason reason) {
        Participant self = people.get(person);
        return switch (reason) {
            case NOT_ELIGIBLE, OPTED_OUT -> Optional.empty();
            case SEATS -> seat(RemedyCode.FREE_SEAT, prospects.where(i -> prospects.seat(i) && highEnough(i)));
            case NOBODY_TEACHES_IT -> teacher(self);
            case NOBODY_WANTS_IT -> learner(self);
            case NO_TWO_WAY_EXCHANGE -> offer(person, self);
            case GAIN_TOO_SMALL -> leastGain(RemedyCode.MINIMUM_GAIN);
            case FORBIDDEN_PAIR, RULE, NO_SHARED_LANGUAGE, HOURS -> oneRule(self);
            case BELOW_RAISED_FLOOR -> leastGain(RemedyCode.RAISED_FLOOR);
            case PARTNERS_SEATS, OUTBID ->
                seat(RemedyCode.PARTNERS_SEAT, prospects.where(i -> prospects.ownSeat(i) && highEnough(i)));
        };
    }

    private Optional<Remedy> seat(RemedyCode code, IntStream highEnough) {
        int candidates = prospects.people(highEnough.filter(prospects::allowed));
        return candidates == 0 ? Optional.empty() : Optional.of(Remedy.seat(code, candidates));
    }

    private boolean highEnough(int prospect) {
        return prospects.gain(prospect) >= floor;
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
        prospects.turnToTeachersOf(person);
        List<Participant> teachers = prospects
                .where(i -> highEnough(i) && prospects.seat(i) && prospects.allowed(i))
                .mapToObj(prospects::other)
                .toList();
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

    /** The greatest gain that would be left if less were demanded. */
    private Optional<Remedy> leastGain(RemedyCode code) {
        int[] possible = prospects
                .where(i -> prospects.ownSeat(i) && prospects.seat(i) && prospects.allowed(i))
                .toArray();
        OptionalInt most = Arrays.stream(possible).map(prospects::gain).max();
        if (most.isEmpty()) {
            return Optional.empty();
        }
        int best = most.getAsInt();
        int candidates = prospects.people(Arrays.stream(possible).filter(i -> prospects.gain(i) == best));
        return Optional.of(new Remedy(code, candidates, best, null, null, null));
    }

    /** The rule that alone keeps most candidates away. */
    private Optional<Remedy> oneRule(Participant self) {
        Map<Exclusion, List<Integer>> alone = new EnumMap<>(Exclusion.class);
        prospects
                .where(i -> prospects.ownSeat(i) && prospects.seat(i) && highEnough(i))
                .forEach(i -> {
                    List<Exclusion> all = prospects.exclusions(i);
                    if (all.size() == 1 && !KEPT_APART.contains(all.getFirst())) {
                        alone.computeIfAbsent(all.getFirst(), key -> new ArrayList<>())
                                .add(i);
                    }
                });
        return alone.entrySet().stream()
                .max(Comparator.<Map.Entry<Exclusion, List<Integer>>>comparingInt(rule -> people(rule.getValue()))
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
                        new Remedy(RemedyCode.RULE, people(rule.getValue()), null, null, rule.getKey(), null);
                });
    }

    private int people(List<Integer> some) {
        return prospects.people(some.stream().mapToInt(i -> i));
    }

    private Remedy language(List<Integer> some) {
        Map<String, Set<UUID>> speakers = new TreeMap<>();
        for (int i : some) {
            Participant other = prospects.other(i);
            for (String language : other.languages()) {
                speakers.computeIfAbsent(language, key -> new HashSet<>()).add(other.id());
            }
        }
        return speakers.entrySet().stream()
                .max(Comparator.<Map.Entry<String, Set<UUID>>>comparingInt(
                                language -> language.getValue().size())
                        .thenComparing(Map.Entry.comparingByKey(Comparator.reverseOrder())))
                .map(most -> new Remedy(RemedyCode.LANGUAGE, most.getValue().size(), null, null, null, most.getKey()))
                .orElseThrow();
    }

    private Remedy minutes(Participant self, List<Integer> some) {
        int least = some.stream()
                .mapToInt(i -> missingMinutes(self, prospects.other(i)))
                .min()
                .orElseThrow();
        List<Integer> nearest = some.stream()
                .filter(i -> missingMinutes(self, prospects.other(i)) == least)
                .toList();
        return new Remedy(RemedyCode.MINUTES, people(nearest), least, null, null, null);
    }

    private int missingMinutes(Participant one, Participant other) {
        Hours mine = one.hours();
        Hours theirs = other.hours();
        return mine == null || theirs == null ? 0 : terms.minimumSharedMinutes() - mine.sharedMinutes(theirs);
    }
}
