package io.bothways.analytics.statistics.comparison;

import io.bothways.analytics.statistics.Clusters;
import io.bothways.analytics.statistics.Columns;

/**
 * Rows of equal label are compared with each other; classes with one arm only are left out. Treated weigh 1, controls
 * treated / controls of their class, which estimates the effect on the treated. O(n).
 */
public record ExactMatching(int treated, int controls, int classes, double[] weights) {

    /**
     * Weighs every row. O(n). Without a class that has both arms, or without rows, all weights and counts are 0.
     *
     * @param arm true: treated
     * @param label exact class of every row
     */
    public static ExactMatching of(boolean[] arm, int[] label) {
        Columns.requireLength("label", label.length, arm.length);
        Clusters clusters = Clusters.of(arm.length, row -> label[row]);
        int[] treated = new int[clusters.count()];
        int[] controls = new int[clusters.count()];
        for (int i = 0; i < arm.length; i++) {
            (arm[i] ? treated : controls)[clusters.of(i)]++;
        }
        double[] weights = new double[arm.length];
        for (int i = 0; i < arm.length; i++) {
            int c = clusters.of(i);
            boolean comparable = treated[c] > 0 && controls[c] > 0;
            weights[i] = !comparable ? 0 : arm[i] ? 1 : (double) treated[c] / controls[c];
        }
        int classes = 0;
        int treatedKept = 0;
        int controlsKept = 0;
        for (int c = 0; c < treated.length; c++) {
            if (treated[c] > 0 && controls[c] > 0) {
                classes++;
                treatedKept += treated[c];
                controlsKept += controls[c];
            }
        }
        return new ExactMatching(treatedKept, controlsKept, classes, weights);
    }
}
