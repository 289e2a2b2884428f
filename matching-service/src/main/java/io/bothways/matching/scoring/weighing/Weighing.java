package io.bothways.matching.scoring.weighing;

import io.bothways.matching.scoring.pool.Participant;
import io.bothways.matching.scoring.terms.Exchange;
import io.bothways.matching.scoring.terms.Exclusion;
import io.bothways.matching.scoring.terms.Factor;
import io.bothways.matching.scoring.terms.Terms;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How the terms weigh two people, step by step, whether or not they allow the pair: what the first would teach the second
 * ({@code given}) and the other way round, whether each required direction reaches the minimum gain, the rule that keeps
 * them apart, the score of the gains alone and what each factor takes off: gains and effects add up to the score. In a
 * one-way programme the first teaches, and factors take off what is required alone.
 */
public record Weighing(
        Gain given,
        Gain back,
        boolean enough,
        @Nullable Exclusion exclusion,
        int gains,
        List<FactorEffect> effects,
        int score) {

    public Weighing {
        effects = List.copyOf(effects);
    }

    public static Weighing of(Terms terms, Participant first, Participant second) {
        Gain given = Scores.gain(first, second);
        Gain back = Scores.gain(second, first);
        boolean twoWay = terms.exchange() == Exchange.TWO_WAY;
        int required = twoWay ? Scores.mutual(given.points(), back.points()) : given.points();
        int bonus = twoWay || required == 0 ? 0 : Scores.bonus(back.points());
        int left = required;
        List<FactorEffect> effects = new ArrayList<>();
        for (Factor factor : terms.factors()) {
            int after = factor.apply(left, first, second);
            effects.add(new FactorEffect(factor.code(), factor.weight(), after - left));
            left = after;
        }
        return new Weighing(
                given,
                back,
                given.points() >= terms.minimumGain() && (!twoWay || back.points() >= terms.minimumGain()),
                Terms.excluded(terms.rules(), first, second).orElse(null),
                required + bonus,
                effects,
                left + bonus);
    }
}
