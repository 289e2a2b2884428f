package io.bothways.matching.scoring;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Says why somebody is left without a partner, by asking again without the filters: who would teach and learn at all,
 * who gains enough, whom the rules let through, who has a seat. One instance serves one thread.
 */
public final class Diagnosis {
    private final Pool pool;
    private final Terms terms;
    private final List<Rule> rules;
    private final Prospects prospects;

    public Diagnosis(Pool pool, Terms terms) {
        this.pool = pool;
        this.terms = terms;
        rules = terms.rules();
        prospects = new Prospects(pool);
    }

    public UnmatchedReason reasonOf(int person) {
        return switch (pool.people().get(person).standing()) {
            case NOT_ELIGIBLE -> UnmatchedReason.NOT_ELIGIBLE;
            case OPTED_OUT -> UnmatchedReason.OPTED_OUT;
            case TAKES_PART -> ofTakingPart(person);
        };
    }

    private UnmatchedReason ofTakingPart(int person) {
        Map<Integer, Integer> teachers = prospects.teachersOf(person);
        Map<Integer, Integer> learners = prospects.learnersOf(person);
        return terms.exchange() == Exchange.TWO_WAY
                ? twoWay(person, teachers, learners)
                : oneWay(person, teachers, learners);
    }

    private UnmatchedReason twoWay(int person, Map<Integer, Integer> teachers, Map<Integer, Integer> learners) {
        if (freeBoth(person) == 0) {
            return UnmatchedReason.SEATS;
        }
        if (teachers.isEmpty()) {
            return UnmatchedReason.NOBODY_TEACHES_IT;
        }
        if (learners.isEmpty()) {
            return UnmatchedReason.NOBODY_WANTS_IT;
        }
        Found found = new Found();
        teachers.forEach((other, gained) -> {
            Integer given = learners.get(other);
            if (given != null) {
                found.exchange = true;
                if (gained >= terms.minimumGain() && given >= terms.minimumGain()) {
                    found.consider(excluded(person, other), freeBoth(other) > 0);
                }
            }
        });
        return found.reason();
    }

    private UnmatchedReason oneWay(int person, Map<Integer, Integer> teachers, Map<Integer, Integer> learners) {
        Participant self = pool.people().get(person);
        if (self.freeLearning() == 0 && self.freeTeaching() == 0) {
            return UnmatchedReason.SEATS;
        }
        if (teachers.isEmpty() && learners.isEmpty()) {
            return self.wants().isEmpty() ? UnmatchedReason.NOBODY_WANTS_IT : UnmatchedReason.NOBODY_TEACHES_IT;
        }
        Found found = new Found();
        found.exchange = true;
        teachers.forEach((teacher, points) -> {
            if (points >= terms.minimumGain() && self.freeLearning() > 0) {
                found.consider(
                        excluded(teacher, person), pool.people().get(teacher).freeTeaching() > 0);
            }
        });
        learners.forEach((learner, points) -> {
            if (points >= terms.minimumGain() && self.freeTeaching() > 0) {
                found.consider(
                        excluded(person, learner), pool.people().get(learner).freeLearning() > 0);
            }
        });
        return found.reason();
    }

    private int freeBoth(int person) {
        Participant participant = pool.people().get(person);
        return Math.min(participant.freeTeaching(), participant.freeLearning());
    }

    private Optional<Exclusion> excluded(int first, int second) {
        return Terms.excluded(rules, pool.people().get(first), pool.people().get(second));
    }

    /** What was found among the people who could have been partners. */
    private static final class Found {
        private boolean exchange;
        private boolean allowed;
        private boolean withSeat;
        private final Map<Exclusion, Integer> exclusions = new EnumMap<>(Exclusion.class);

        void consider(Optional<Exclusion> exclusion, boolean seat) {
            exclusion.ifPresentOrElse(code -> exclusions.merge(code, 1, Integer::sum), () -> {
                allowed = true;
                withSeat |= seat;
            });
        }

        UnmatchedReason reason() {
            if (!exchange) {
                return UnmatchedReason.NO_TWO_WAY_EXCHANGE;
            }
            if (withSeat) {
                return UnmatchedReason.OUTBID;
            }
            if (allowed) {
                return UnmatchedReason.PARTNERS_SEATS;
            }
            return mostFrequent()
                    .map(exclusion -> switch (exclusion) {
                        case NOT_ELIGIBLE, OPTED_OUT -> throw new IllegalStateException("only of those who take part");
                        case FORBIDDEN_PAIR -> UnmatchedReason.FORBIDDEN_PAIR;
                        case PROPOSED_BEFORE, SAME_MANAGEMENT_LINE, SAME_TEAM, SAME_UNIT, GRADES, MET_BEFORE ->
                            UnmatchedReason.RULE;
                        case NO_SHARED_LANGUAGE -> UnmatchedReason.NO_SHARED_LANGUAGE;
                        case TOO_FEW_SHARED_HOURS -> UnmatchedReason.HOURS;
                    })
                    .orElse(UnmatchedReason.GAIN_TOO_SMALL);
        }

        private Optional<Exclusion> mostFrequent() {
            return exclusions.entrySet().stream()
                    .max(Map.Entry.<Exclusion, Integer>comparingByValue()
                            .thenComparing(Map.Entry.<Exclusion, Integer>comparingByKey()
                                    .reversed()))
                    .map(Map.Entry::getKey);
        }
    }
}
