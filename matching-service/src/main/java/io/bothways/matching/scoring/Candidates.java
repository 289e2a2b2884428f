package io.bothways.matching.scoring;

import java.util.Arrays;
import java.util.List;

/**
 * Every pair that the terms allow, with its score: flat arrays over indices into the pool. Two-way: first &lt; second.
 * One-way: first teaches, second learns, and the opposite pair may be there as well. Ordered by (first, second), so
 * the position of a pair is its tie-break by ids.
 */
public final class Candidates {
    private int[] first = new int[1024];
    private int[] second = new int[1024];
    private int[] score = new int[1024];
    private int size;

    private Candidates() {}

    public static Candidates of(Pool pool, Terms terms) {
        Candidates candidates = new Candidates();
        SkillIndex index = new SkillIndex(pool);
        List<Rule> rules = terms.rules();
        for (int i = 0; i < pool.people().size(); i++) {
            candidates.addRow(pool, terms, rules, index, i);
        }
        candidates.order();
        return candidates;
    }

    /** The learner's row: everybody who teaches something to this learner, as far as the terms allow the pair. */
    private void addRow(Pool pool, Terms terms, List<Rule> rules, SkillIndex index, int learner) {
        List<Participant> people = pool.people();
        Participant learning = people.get(learner);
        boolean twoWay = terms.exchange() == Exchange.TWO_WAY;
        index.gainsOf(learner, (teacher, points) -> {
            if (points < terms.minimumGain() || twoWay && teacher < learner) {
                return;
            }
            Participant teaching = people.get(teacher);
            int back = Scores.gain(learning, teaching).points();
            if (twoWay && back < terms.minimumGain()) {
                return;
            }
            if (Terms.excluded(rules, teaching, learning).isEmpty()) {
                if (twoWay) {
                    add(learner, teacher, Scores.mutual(points, back));
                } else {
                    add(teacher, learner, Scores.oneWay(points, back));
                }
            }
        });
    }

    private void add(int one, int other, int points) {
        if (size == first.length) {
            first = Arrays.copyOf(first, 2 * size);
            second = Arrays.copyOf(second, 2 * size);
            score = Arrays.copyOf(score, 2 * size);
        }
        first[size] = one;
        second[size] = other;
        score[size++] = points;
    }

    private void order() {
        long[] keys = new long[size];
        for (int i = 0; i < size; i++) {
            keys[i] = (long) first[i] << 32 | second[i];
        }
        int[] byKey = sortedPositions(keys);
        first = pick(first, byKey);
        second = pick(second, byKey);
        score = pick(score, byKey);
    }

    private static int[] sortedPositions(long[] keys) {
        Integer[] positions = new Integer[keys.length];
        Arrays.setAll(positions, i -> i);
        Arrays.sort(positions, (a, b) -> Long.compare(keys[a], keys[b]));
        return Arrays.stream(positions).mapToInt(Integer::intValue).toArray();
    }

    private static int[] pick(int[] values, int[] positions) {
        return Arrays.stream(positions).map(position -> values[position]).toArray();
    }

    public int size() {
        return size;
    }

    public int first(int pair) {
        return first[pair];
    }

    public int second(int pair) {
        return second[pair];
    }

    public int score(int pair) {
        return score[pair];
    }
}
