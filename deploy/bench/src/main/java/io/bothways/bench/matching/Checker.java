package io.bothways.bench.matching;

import io.bothways.bench.matching.instance.Edges;
import io.bothways.bench.matching.instance.Problem;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Judges any choice of pairs by the problem alone, and shares no code with what made it: whether it keeps to capacities and
 * candidates, what it is worth, whom it leaves with how little, and which pairs would rather have each other.
 */
final class Checker {
    private static final int COMPLAINTS = 10;

    private final Problem problem;
    private final int[] start;
    private final int[] taken;
    private final int[] worstScore;
    private final int[] worstGain;
    private final boolean[] chosen;
    private final List<String> violations = new ArrayList<>();
    private int violated;

    private Checker(Problem problem) {
        this.problem = problem;
        int n = problem.capacity().length;
        this.start = new int[n + 1];
        for (int left : problem.edges().left()) {
            start[left + 1]++;
        }
        for (int i = 0; i < n; i++) {
            start[i + 1] += start[i];
        }
        this.taken = new int[n];
        this.worstScore = new int[n];
        this.worstGain = new int[n];
        Arrays.fill(worstScore, Integer.MAX_VALUE);
        Arrays.fill(worstGain, Integer.MAX_VALUE);
        this.chosen = new boolean[problem.edges().size()];
    }

    /**
     * {@code blockingOwn}: candidates that were not chosen although each end has a free seat or would learn more there than
     * with one of its partners; {@code blockingMutual}: the same by the score. Gains are those of both ends of each pair.
     */
    record Verdict(
            List<String> violations,
            int pairs,
            int people,
            long score,
            int lowestGain,
            int tenthPercentileGain,
            int blockingOwn,
            int blockingMutual) {}

    /** {@code first} and {@code second} are the ends of the chosen pairs, in any order. */
    static Verdict judge(Problem problem, int[] first, int[] second) {
        return new Checker(problem).judge(first, second);
    }

    private Verdict judge(int[] first, int[] second) {
        Edges edges = problem.edges();
        int[] gains = new int[2 * first.length];
        int count = 0;
        long score = 0;
        for (int p = 0; p < first.length; p++) {
            int edge = edgeOf(Math.min(first[p], second[p]), Math.max(first[p], second[p]));
            if (edge < 0) {
                complain(name(first[p], second[p]) + " is no candidate");
            } else if (chosen[edge]) {
                complain(name(first[p], second[p]) + " was chosen twice");
            } else {
                chosen[edge] = true;
                score += edges.score()[edge];
                gains[count++] = edges.gainLeft()[edge];
                gains[count++] = edges.gainRight()[edge];
                seat(edges.left()[edge], edges.score()[edge], edges.gainLeft()[edge]);
                seat(edges.right()[edge], edges.score()[edge], edges.gainRight()[edge]);
            }
        }
        int people = 0;
        for (int i = 0; i < taken.length; i++) {
            people += taken[i] > 0 ? 1 : 0;
            if (taken[i] > problem.capacity()[i]) {
                complain("person " + problem.people().id()[i] + " has " + taken[i] + " partners and capacity for "
                        + problem.capacity()[i]);
            }
        }
        if (violated > COMPLAINTS) {
            violations.add("and " + (violated - COMPLAINTS) + " more");
        }
        int[] sorted = Arrays.copyOf(gains, count);
        Arrays.sort(sorted);
        return new Verdict(
                List.copyOf(violations),
                count / 2,
                people,
                score,
                count == 0 ? 0 : sorted[0],
                count == 0 ? 0 : sorted[Math.ceilDiv(count, 10) - 1],
                blocking(true),
                blocking(false));
    }

    private void seat(int person, int score, int gain) {
        taken[person]++;
        worstScore[person] = Math.min(worstScore[person], score);
        worstGain[person] = Math.min(worstGain[person], gain);
    }

    private int blocking(boolean own) {
        Edges edges = problem.edges();
        int blocking = 0;
        for (int e = 0; e < chosen.length; e++) {
            int left = edges.left()[e];
            int right = edges.right()[e];
            boolean blocks = !chosen[e]
                    && (own
                            ? wants(left, edges.gainLeft()[e], worstGain)
                                    && wants(right, edges.gainRight()[e], worstGain)
                            : wants(left, edges.score()[e], worstScore) && wants(right, edges.score()[e], worstScore));
            blocking += blocks ? 1 : 0;
        }
        return blocking;
    }

    private boolean wants(int person, int offered, int[] worst) {
        int capacity = problem.capacity()[person];
        return capacity > 0 && (taken[person] < capacity || offered > worst[person]);
    }

    private int edgeOf(int left, int right) {
        int found = Arrays.binarySearch(problem.edges().right(), start[left], start[left + 1], right);
        return Math.max(found, -1);
    }

    private String name(int first, int second) {
        return "the pair " + problem.people().id()[first] + ","
                + problem.people().id()[second];
    }

    private void complain(String complaint) {
        if (violated++ < COMPLAINTS) {
            violations.add(complaint);
        }
    }
}
