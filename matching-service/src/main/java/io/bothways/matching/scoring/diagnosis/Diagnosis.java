package io.bothways.matching.scoring.diagnosis;

import io.bothways.matching.scoring.candidates.Prospects;
import io.bothways.matching.scoring.pool.Participant;
import io.bothways.matching.scoring.pool.Pool;
import io.bothways.matching.scoring.terms.Exclusion;
import io.bothways.matching.scoring.terms.Terms;
import java.util.EnumMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Says why somebody is left without a partner, by asking again without the filters (who would teach and learn at all, who
 * gains enough, whom the rules let through, who has a seat), and the smallest change that would help. The pool has the
 * seats that locked pairs leave. Costs a row of {@link Prospects} a person; only where a rule keeps everybody away are the
 * rules asked one by one. One instance serves one thread.
 */
public final class Diagnosis {
    private final Pool pool;
    private final Terms terms;
    private final int floor;
    private final Prospects prospects;
    private final Remedies remedies;

    /** Where no floor was raised. */
    public Diagnosis(Pool pool, Terms terms) {
        this(pool, terms, 0);
    }

    /** {@code floor}: what each side of a pair was to gain at least. */
    public Diagnosis(Pool pool, Terms terms, int floor) {
        this.pool = pool;
        this.terms = terms;
        this.floor = Math.max(floor, terms.minimumGain());
        prospects = new Prospects(pool, terms);
        remedies = new Remedies(pool, terms, this.floor, prospects);
    }

    /** Why, and what would help, if a single change would. */
    public record Finding(UnmatchedReason reason, @Nullable Remedy remedy) {}

    public Finding of(int person) {
        UnmatchedReason reason =
                switch (pool.people().get(person).standing()) {
                    case NOT_ELIGIBLE -> UnmatchedReason.NOT_ELIGIBLE;
                    case OPTED_OUT -> UnmatchedReason.OPTED_OUT;
                    case TAKES_PART -> ofTakingPart(person);
                };
        return new Finding(reason, remedies.of(person, reason).orElse(null));
    }

    private UnmatchedReason ofTakingPart(int person) {
        Participant self = pool.people().get(person);
        prospects.turnTo(person);
        return switch (terms.exchange()) {
            case TWO_WAY -> twoWay(person, self);
            case ONE_WAY -> oneWay(self);
        };
    }

    private UnmatchedReason twoWay(int person, Participant self) {
        if (Math.min(self.freeTeaching(), self.freeLearning()) == 0) {
            return UnmatchedReason.SEATS;
        }
        if (prospects.size() > 0) {
            return ofProspects();
        }
        if (!prospects.anyTeacherOf(person)) {
            return UnmatchedReason.NOBODY_TEACHES_IT;
        }
        return prospects.anyLearnerFrom(person) ? UnmatchedReason.NO_TWO_WAY_EXCHANGE : UnmatchedReason.NOBODY_WANTS_IT;
    }

    private UnmatchedReason oneWay(Participant self) {
        if (self.freeLearning() == 0 && self.freeTeaching() == 0) {
            return UnmatchedReason.SEATS;
        }
        if (prospects.size() == 0) {
            return self.wants().isEmpty() ? UnmatchedReason.NOBODY_WANTS_IT : UnmatchedReason.NOBODY_TEACHES_IT;
        }
        return ofProspects();
    }

    private UnmatchedReason ofProspects() {
        boolean enough = false;
        boolean allowed = false;
        boolean withSeat = false;
        for (int i = 0; i < prospects.size(); i++) {
            if (gainsEnough(i)) {
                enough = true;
                if (prospects.allowed(i)) {
                    allowed = true;
                    if (prospects.seat(i)) {
                        withSeat = true;
                        if (prospects.gain(i) >= floor) {
                            return UnmatchedReason.OUTBID;
                        }
                    }
                }
            }
        }
        if (withSeat) {
            return UnmatchedReason.BELOW_RAISED_FLOOR;
        }
        if (allowed) {
            return UnmatchedReason.PARTNERS_SEATS;
        }
        return enough ? mostFrequentExclusion() : UnmatchedReason.GAIN_TOO_SMALL;
    }

    private boolean gainsEnough(int prospect) {
        return prospects.gain(prospect) >= terms.minimumGain() && prospects.ownSeat(prospect);
    }

    private UnmatchedReason mostFrequentExclusion() {
        Map<Exclusion, Integer> exclusions = new EnumMap<>(Exclusion.class);
        prospects
                .where(this::gainsEnough)
                .forEach(i -> exclusions.merge(prospects.exclusions(i).getFirst(), 1, Integer::sum));
        Exclusion most = exclusions.entrySet().stream()
                .max(Map.Entry.<Exclusion, Integer>comparingByValue()
                        .thenComparing(
                                Map.Entry.<Exclusion, Integer>comparingByKey().reversed()))
                .orElseThrow()
                .getKey();
        return switch (most) {
            case NOT_ELIGIBLE, OPTED_OUT -> throw new IllegalStateException("only of those who take part");
            case FORBIDDEN_PAIR -> UnmatchedReason.FORBIDDEN_PAIR;
            case PROPOSED_BEFORE, SAME_MANAGEMENT_LINE, SAME_TEAM, SAME_UNIT, GRADES, MET_BEFORE ->
                UnmatchedReason.RULE;
            case NO_SHARED_LANGUAGE -> UnmatchedReason.NO_SHARED_LANGUAGE;
            case TOO_FEW_SHARED_HOURS -> UnmatchedReason.HOURS;
        };
    }
}
