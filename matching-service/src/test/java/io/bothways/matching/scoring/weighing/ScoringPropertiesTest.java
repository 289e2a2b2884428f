package io.bothways.matching.scoring.weighing;

import static org.assertj.core.api.Assertions.assertThat;

import io.bothways.matching.scoring.People;
import io.bothways.matching.scoring.pool.Near;
import io.bothways.matching.scoring.pool.Offer;
import io.bothways.matching.scoring.pool.Participant;
import io.bothways.matching.scoring.pool.Pool;
import io.bothways.matching.scoring.pool.Want;
import io.bothways.matching.scoring.terms.Exchange;
import io.bothways.matching.scoring.terms.Factor;
import io.bothways.matching.scoring.terms.FactorCode;
import io.bothways.matching.scoring.terms.Terms;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

/** What holds for any two people and any weights. */
class ScoringPropertiesTest {
    @Property
    void aTwoWayPairHasOneScoreWhoeverStandsFirst(@ForAll long seed) {
        Random random = new Random(seed);
        Pool pool = People.pool(random, 2);
        Participant a = pool.people().get(0);
        Participant b = pool.people().get(1);
        Terms terms = People.terms(Exchange.TWO_WAY, random);

        assertThat(score(terms, a, b)).isEqualTo(score(terms, b, a));
        assertThat(Terms.excluded(terms.rules(), a, b)).isEqualTo(Terms.excluded(terms.rules(), b, a));
    }

    @Property
    void aStrongerOfferNeverLowersAGain(@ForAll long seed, @ForAll @IntRange(min = 0, max = 20) int which) {
        Pool pool = People.pool(new Random(seed), 2);
        Participant teacher = pool.people().get(0);
        Participant learner = pool.people().get(1);
        List<Offer> offers = new ArrayList<>(teacher.offers());
        if (offers.isEmpty()) {
            return;
        }
        Offer offer = offers.get(which % offers.size());
        offers.set(which % offers.size(), new Offer(offer.skillId(), Math.min(5, offer.level() + 1)));

        assertThat(Scores.gain(with(teacher, offers), learner).points())
                .isGreaterThanOrEqualTo(Scores.gain(teacher, learner).points());
    }

    @Property
    void aCloseSkillNeverBeatsTheWantedOne(@ForAll long seed) {
        Pool pool = People.pool(new Random(seed), 2);
        Participant learner = pool.people().get(0);
        for (Want want : learner.wants()) {
            for (Near near : want.near()) {
                for (int level = 1; level <= 5; level++) {
                    Participant exact = with(pool.people().get(1), List.of(new Offer(want.skillId(), level)));
                    Participant close = with(pool.people().get(1), List.of(new Offer(near.skillId(), level)));
                    Participant only = wanting(learner, want);
                    assertThat(Scores.gain(close, only).points())
                            .isLessThanOrEqualTo(Scores.gain(exact, only).points());
                }
            }
        }
    }

    @Property
    void aGreaterWeightNeverRaisesAScore(
            @ForAll long seed, @ForAll FactorCode code, @ForAll @IntRange(max = 99) int weight) {
        Random random = new Random(seed);
        Pool pool = People.pool(random, 2);
        Participant a = pool.people().get(0);
        Participant b = pool.people().get(1);
        Map<FactorCode, Integer> weights = new EnumMap<>(FactorCode.class);
        for (FactorCode each : FactorCode.values()) {
            weights.put(each, random.nextInt(101));
        }
        weights.put(code, weight);
        int lighter = score(People.terms(Exchange.TWO_WAY, weights), a, b);
        weights.put(code, weight + 1 + random.nextInt(100 - weight));

        assertThat(score(People.terms(Exchange.TWO_WAY, weights), a, b)).isBetween(0, lighter);
    }

    @Property
    void noPairIsWorthMoreThanTheWorseGainDoubled(@ForAll long seed) {
        Random random = new Random(seed);
        Pool pool = People.pool(random, 2);
        Participant a = pool.people().get(0);
        Participant b = pool.people().get(1);
        int worse = Math.min(Scores.gain(a, b).points(), Scores.gain(b, a).points());

        assertThat(score(People.terms(Exchange.TWO_WAY, random), a, b)).isBetween(0, 2 * worse);
        assertThat(worse).isBetween(0, 10_000);
    }

    private static int score(Terms terms, Participant a, Participant b) {
        int score = Scores.mutual(Scores.gain(a, b).points(), Scores.gain(b, a).points());
        for (Factor factor : terms.factors()) {
            score = factor.apply(score, a, b);
        }
        return score;
    }

    private static Participant with(Participant person, List<Offer> offers) {
        return new Participant(
                person.id(),
                offers,
                person.wants(),
                1,
                1,
                person.managers(),
                person.grade(),
                person.unit(),
                person.languages(),
                person.hours(),
                person.formerPartners());
    }

    private static Participant wanting(Participant person, Want want) {
        return new Participant(
                person.id(),
                person.offers(),
                List.of(want),
                1,
                1,
                person.managers(),
                person.grade(),
                person.unit(),
                person.languages(),
                person.hours(),
                person.formerPartners());
    }
}
