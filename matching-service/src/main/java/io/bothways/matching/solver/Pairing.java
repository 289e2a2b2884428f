package io.bothways.matching.solver;

import io.bothways.matching.scoring.pool.Ids;
import io.bothways.matching.scoring.pool.Participant;
import io.bothways.matching.scoring.terms.Exchange;
import io.bothways.matching.scoring.terms.Terms;
import io.bothways.matching.scoring.weighing.Gain;
import io.bothways.matching.scoring.weighing.Scores;
import io.bothways.matching.scoring.weighing.Weighing;
import io.bothways.matching.solver.plan.Direction;
import io.bothways.matching.solver.plan.PlannedPair;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.UUID;

/**
 * Collects what was chosen for each two people. Both directions of a one-way programme make one two-way partnership, whose
 * score is the better one.
 */
final class Pairing {
    private final List<Participant> people;
    private final Terms terms;
    private final boolean twoWay;
    private final TreeMap<Long, Chosen> chosen = new TreeMap<>();
    private final boolean[] matched;

    Pairing(List<Participant> people, Terms terms) {
        this.people = people;
        this.terms = terms;
        this.twoWay = terms.exchange() == Exchange.TWO_WAY;
        this.matched = new boolean[people.size()];
    }

    /** Two people by their place in the pool; in a one-way programme the first teaches. */
    void add(int first, int second, int score) {
        long key = (long) Math.min(first, second) << 32 | Math.max(first, second);
        chosen.computeIfAbsent(key, any -> new Chosen()).add(first < second, score);
        matched[first] = true;
        matched[second] = true;
    }

    boolean matched(int person) {
        return matched[person];
    }

    /** In the order of ids. */
    List<PlannedPair> pairs() {
        List<PlannedPair> pairs = new ArrayList<>();
        chosen.forEach((key, directions) ->
                pairs.add(directions.explained(people.get((int) (key >> 32)), people.get(key.intValue()))));
        return pairs;
    }

    private final class Chosen {
        private boolean lowerTeaches;
        private boolean higherTeaches;
        private boolean scoredWithLowerFirst;
        private int score = -1;

        void add(boolean lowerIsFirst, int points) {
            lowerTeaches |= twoWay || lowerIsFirst;
            higherTeaches |= twoWay || !lowerIsFirst;
            if (points > score) {
                score = points;
                scoredWithLowerFirst = lowerIsFirst;
            }
        }

        PlannedPair explained(Participant lower, Participant higher) {
            List<Direction> directions = new ArrayList<>();
            addDirection(directions, lower, higher, lowerTeaches);
            addDirection(directions, higher, lower, higherTeaches);
            Weighing weighing =
                    scoredWithLowerFirst ? Weighing.of(terms, lower, higher) : Weighing.of(terms, higher, lower);
            UUID low = Ids.lower(lower.id(), higher.id());
            return new PlannedPair(
                    low, Ids.higher(lower.id(), higher.id()), score, weighing.gains(), weighing.effects(), directions);
        }

        private static void addDirection(
                List<Direction> directions, Participant teacher, Participant learner, boolean required) {
            Gain gain = Scores.gain(teacher, learner);
            if (required || gain.points() > 0) {
                directions.add(new Direction(teacher.id(), learner.id(), required, gain));
            }
        }
    }
}
