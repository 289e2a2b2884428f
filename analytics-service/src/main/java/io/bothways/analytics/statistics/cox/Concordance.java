package io.bothways.analytics.statistics.cox;

import io.bothways.analytics.statistics.Clusters;
import io.bothways.analytics.statistics.Columns;
import io.bothways.analytics.statistics.InvalidRow;
import io.bothways.analytics.statistics.survival.Observations;
import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Probability that, of two subjects at risk at an event time, the one with the event had the higher score; ties in the
 * score count half (Harrell et al. 1982), pairs never cross strata. 0 … 1, a half for scores that do not vary. The standard
 * error is the infinitesimal jackknife over clusters: NaN when a single cluster leaves none. O(n log n).
 */
public record Concordance(double value, double standardError) {

    /**
     * That of the linear predictor. Null when no pair can be compared: no events, or nobody else at risk at any. Redundant
     * covariates take no part; under separation ask {@link CoxFit#identifiable()} first.
     */
    public static @Nullable Concordance of(CoxFit fit) {
        CoxRows rows = fit.rows();
        double[] score = new double[rows.size()];
        for (int row = 0; row < score.length; row++) {
            score[row] = fit.linearPredictor(row);
        }
        return of(rows.observations, score, rows.strata);
    }

    /**
     * That of any score. Null when no pair can be compared.
     *
     * @param score higher means the event is expected earlier
     * @throws InvalidRow where a score is NaN
     */
    public static @Nullable Concordance of(Observations rows, double[] score, Clusters strata) {
        Columns.requireLength("score", score.length, rows.size());
        for (int row = 0; row < rows.size(); row++) {
            if (Double.isNaN(score[row])) {
                throw new InvalidRow(row, "score " + score[row]);
            }
        }
        double[] agreed = new double[rows.size()];
        double[] compared = new double[rows.size()];
        for (int[] members : strata.members()) {
            new Sweep(rows, score, members, agreed, compared).run();
        }
        double numerator = 0;
        double denominator = 0;
        for (int row = 0; row < rows.size(); row++) {
            numerator += rows.weight(row) * agreed[row] / 2;
            denominator += rows.weight(row) * compared[row] / 2;
        }
        if (!(denominator > 0)) {
            return null;
        }
        double value = numerator / denominator;
        Clusters clusters = Clusters.of(rows.size(), rows::cluster);
        double[] influence = new double[clusters.count()];
        for (int row = 0; row < rows.size(); row++) {
            influence[clusters.of(row)] += rows.weight(row) * (agreed[row] - value * compared[row]) / denominator;
        }
        double variance = 0;
        for (double i : influence) {
            variance += i * i;
        }
        return new Concordance(value, clusters.count() < 2 ? Double.NaN : Math.sqrt(variance));
    }

    /** Adds, for every row of one stratum, the weight of its pairs and of those that agree, whichever side it is on. */
    private static final class Sweep {
        private final Observations rows;
        private final int[] members;
        private final int[] rank;
        private final double[] agreed;
        private final double[] compared;
        private final Integer[] byStop;
        private final Integer[] byStart;

        Sweep(Observations rows, double[] score, int[] members, double[] agreed, double[] compared) {
            this.rows = rows;
            this.members = members;
            this.agreed = agreed;
            this.compared = compared;
            double[] sorted = new double[members.length];
            for (int m = 0; m < members.length; m++) {
                sorted[m] = score[members[m]];
            }
            double[] scores = sorted.clone();
            Arrays.sort(sorted);
            rank = new int[members.length];
            for (int m = 0; m < members.length; m++) {
                rank[m] = firstAt(sorted, scores[m]);
            }
            byStop = order(Comparator.comparingDouble(m -> rows.stop(members[m])));
            byStart = order(Comparator.comparingDouble(m -> rows.start(members[m])));
        }

        private Integer[] order(Comparator<Integer> comparator) {
            return IntStream.range(0, members.length).boxed().sorted(comparator).toArray(Integer[]::new);
        }

        private static int firstAt(double[] sorted, double value) {
            int low = 0;
            int high = sorted.length;
            while (low < high) {
                int middle = (low + high) >>> 1;
                if (sorted[middle] < value) {
                    low = middle + 1;
                } else {
                    high = middle;
                }
            }
            return low;
        }

        void run() {
            asEvents();
            asOthers();
        }

        /** Backwards in time: the tree holds those at risk; an event asks how many of them it ranks above. */
        private void asEvents() {
            Tree tree = new Tree(members.length);
            int entering = members.length - 1;
            int last = members.length - 1;
            while (last >= 0) {
                double time = rows.stop(members[byStop[last]]);
                int first = last;
                while (first > 0 && rows.stop(members[byStop[first - 1]]) == time) {
                    first--;
                }
                while (entering >= 0 && rows.start(members[byStart[entering]]) >= time) {
                    int m = byStart[entering--];
                    tree.add(rank[m], -rows.weight(members[m]));
                }
                for (int i = first; i <= last; i++) {
                    if (rows.cause(members[byStop[i]]) == 0) {
                        tree.add(rank[byStop[i]], rows.weight(members[byStop[i]]));
                    }
                }
                for (int i = first; i <= last; i++) {
                    int m = byStop[i];
                    if (rows.cause(members[m]) != 0) {
                        double below = tree.before(rank[m]);
                        double upTo = tree.before(rank[m] + 1);
                        agreed[members[m]] += (below + upTo) / 2;
                        compared[members[m]] += tree.before(members.length);
                    }
                }
                for (int i = first; i <= last; i++) {
                    if (rows.cause(members[byStop[i]]) != 0) {
                        tree.add(rank[byStop[i]], rows.weight(members[byStop[i]]));
                    }
                }
                last = first - 1;
            }
        }

        /** Forwards in time: the tree holds past events; a row asks at its stop, less what it would have answered at its start. */
        private void asOthers() {
            Tree tree = new Tree(members.length);
            int entering = 0;
            int first = 0;
            while (first < members.length) {
                double time = rows.stop(members[byStop[first]]);
                int last = first;
                while (last + 1 < members.length && rows.stop(members[byStop[last + 1]]) == time) {
                    last++;
                }
                while (entering < members.length && rows.start(members[byStart[entering]]) < time) {
                    ask(tree, byStart[entering++], -1);
                }
                for (int i = first; i <= last; i++) {
                    if (rows.cause(members[byStop[i]]) != 0) {
                        ask(tree, byStop[i], 1);
                    }
                }
                for (int i = first; i <= last; i++) {
                    if (rows.cause(members[byStop[i]]) != 0) {
                        tree.add(rank[byStop[i]], rows.weight(members[byStop[i]]));
                    }
                }
                for (int i = first; i <= last; i++) {
                    if (rows.cause(members[byStop[i]]) == 0) {
                        ask(tree, byStop[i], 1);
                    }
                }
                first = last + 1;
            }
        }

        private void ask(Tree tree, int m, int sign) {
            double all = tree.before(members.length);
            double below = tree.before(rank[m]);
            double upTo = tree.before(rank[m] + 1);
            agreed[members[m]] += sign * (all - (below + upTo) / 2);
            compared[members[m]] += sign * all;
        }
    }

    /** Binary indexed tree of weights by rank (Fenwick 1994). */
    private static final class Tree {
        private final double[] sums;

        Tree(int size) {
            sums = new double[size + 1];
        }

        void add(int rank, double weight) {
            for (int i = rank + 1; i < sums.length; i += i & -i) {
                sums[i] += weight;
            }
        }

        /** Weight of ranks below the given one. */
        double before(int rank) {
            double sum = 0;
            for (int i = rank; i > 0; i -= i & -i) {
                sum += sums[i];
            }
            return sum;
        }
    }
}
