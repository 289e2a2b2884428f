package io.bothways.matching.scoring.diagnosis;

import static org.assertj.core.api.Assertions.assertThat;

import io.bothways.matching.scoring.People;
import io.bothways.matching.scoring.pool.Participant;
import io.bothways.matching.scoring.pool.Pool;
import io.bothways.matching.scoring.pool.Standing;
import io.bothways.matching.scoring.terms.Exchange;
import io.bothways.matching.scoring.terms.Exclusion;
import io.bothways.matching.scoring.terms.Terms;
import io.bothways.matching.scoring.weighing.Scores;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

/** The reasons against those found by asking about everybody, one by one. */
class DiagnosisTest {
    @Property(tries = 400)
    void theReasonIsTheFirstThatIsTrue(@ForAll long seed) {
        eachReason(seed);
    }

    @Test
    void everyReasonOccursInThesePools() {
        Set<UnmatchedReason> reasons = EnumSet.noneOf(UnmatchedReason.class);
        for (int seed = 0; seed < 600; seed++) {
            reasons.addAll(eachReason(seed));
        }
        // everybody in these pools has a language in common
        assertThat(reasons).containsAll(EnumSet.complementOf(EnumSet.of(UnmatchedReason.NO_SHARED_LANGUAGE)));
    }

    private static Set<UnmatchedReason> eachReason(long seed) {
        Random random = new Random(seed);
        Exchange exchange = random.nextBoolean() ? Exchange.TWO_WAY : Exchange.ONE_WAY;
        Pool pool = People.pool(random);
        Terms terms = People.terms(exchange, random);
        int floor = random.nextBoolean() ? 0 : 6_000;
        Diagnosis diagnosis = new Diagnosis(pool, terms, floor);
        Set<UnmatchedReason> reasons = EnumSet.noneOf(UnmatchedReason.class);
        for (int person = 0; person < pool.people().size(); person++) {
            UnmatchedReason reason = diagnosis.of(person).reason();
            assertThat(reason).isEqualTo(reason(pool, terms, Math.max(floor, terms.minimumGain()), person));
            reasons.add(reason);
        }
        return reasons;
    }

    private record Known(int gain, boolean ownSeat, boolean seat, List<Exclusion> exclusions) {}

    private static UnmatchedReason reason(Pool pool, Terms terms, int floor, int person) {
        Participant self = pool.people().get(person);
        if (self.standing() != Standing.TAKES_PART) {
            return self.standing() == Standing.OPTED_OUT ? UnmatchedReason.OPTED_OUT : UnmatchedReason.NOT_ELIGIBLE;
        }
        boolean twoWay = terms.exchange() == Exchange.TWO_WAY;
        boolean teaches = self.freeTeaching() > 0;
        boolean learns = self.freeLearning() > 0;
        if (twoWay ? !teaches || !learns : !teaches && !learns) {
            return UnmatchedReason.SEATS;
        }
        List<Known> all = new ArrayList<>();
        boolean taught = false;
        boolean wanted = false;
        for (Participant other : pool.people()) {
            if (other.equals(self) || other.standing() != Standing.TAKES_PART) {
                continue;
            }
            int gained = Scores.gain(other, self).points();
            int given = Scores.gain(self, other).points();
            taught |= gained > 0;
            wanted |= given > 0;
            boolean otherTeaches = other.freeTeaching() > 0;
            boolean otherLearns = other.freeLearning() > 0;
            if (twoWay) {
                all.add(new Known(
                        Math.min(gained, given), true, otherTeaches && otherLearns, exclusions(terms, self, other)));
            } else {
                all.add(new Known(gained, learns, otherTeaches, exclusions(terms, other, self)));
                all.add(new Known(given, teaches, otherLearns, exclusions(terms, self, other)));
            }
        }
        if (twoWay && !taught) {
            return UnmatchedReason.NOBODY_TEACHES_IT;
        }
        if (twoWay && !wanted) {
            return UnmatchedReason.NOBODY_WANTS_IT;
        }
        if (!twoWay && !taught && !wanted) {
            return self.wants().isEmpty() ? UnmatchedReason.NOBODY_WANTS_IT : UnmatchedReason.NOBODY_TEACHES_IT;
        }
        if (all.stream().noneMatch(known -> known.gain() > 0)) {
            return UnmatchedReason.NO_TWO_WAY_EXCHANGE;
        }
        List<Known> enough = all.stream()
                .filter(known -> known.gain() >= terms.minimumGain() && known.ownSeat())
                .toList();
        if (enough.isEmpty()) {
            return UnmatchedReason.GAIN_TOO_SMALL;
        }
        List<Known> allowed =
                enough.stream().filter(known -> known.exclusions().isEmpty()).toList();
        if (allowed.isEmpty()) {
            return mostFrequent(enough);
        }
        List<Known> seated = allowed.stream().filter(Known::seat).toList();
        if (seated.isEmpty()) {
            return UnmatchedReason.PARTNERS_SEATS;
        }
        return seated.stream().anyMatch(known -> known.gain() >= floor)
                ? UnmatchedReason.OUTBID
                : UnmatchedReason.BELOW_RAISED_FLOOR;
    }

    private static List<Exclusion> exclusions(Terms terms, Participant teacher, Participant learner) {
        return terms.exclusion(teacher, learner).stream().toList();
    }

    private static UnmatchedReason mostFrequent(List<Known> enough) {
        Map<Exclusion, Integer> counts = new TreeMap<>();
        enough.forEach(known -> counts.merge(known.exclusions().getFirst(), 1, Integer::sum));
        int most = counts.values().stream().mapToInt(count -> count).max().orElseThrow();
        Exclusion first = counts.entrySet().stream()
                .filter(count -> count.getValue() == most)
                .findFirst()
                .orElseThrow()
                .getKey();
        return switch (first) {
            case FORBIDDEN_PAIR -> UnmatchedReason.FORBIDDEN_PAIR;
            case NO_SHARED_LANGUAGE -> UnmatchedReason.NO_SHARED_LANGUAGE;
            case TOO_FEW_SHARED_HOURS -> UnmatchedReason.HOURS;
            case NOT_ELIGIBLE, OPTED_OUT -> throw new AssertionError(first);
            case PROPOSED_BEFORE, SAME_MANAGEMENT_LINE, SAME_TEAM, SAME_UNIT, GRADES, MET_BEFORE ->
                UnmatchedReason.RULE;
        };
    }
}
