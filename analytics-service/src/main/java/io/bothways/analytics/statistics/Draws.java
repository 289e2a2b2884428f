package io.bothways.analytics.statistics;

/**
 * How often each cluster is drawn in {@value #LANES} resamples in a row, side by side: Poisson with mean 1, at most 12 times, a
 * function of seed, resample and cluster alone. Fits over the same clusters that read the same draws see the same resamples.
 * {@value #LANES} bytes a cluster.
 */
public final class Draws {
    /** Resamples that share one walk over the rows. */
    public static final int LANES = 64;

    private final byte[] count;

    /**
     * Draws resamples first … first + LANES - 1. O(clusters).
     *
     * @param clusters how many there are, numbered from 0
     */
    public Draws(long seed, int clusters, int first) {
        CounterRandom random = new CounterRandom(seed);
        count = new byte[Math.multiplyExact(clusters, LANES)];
        for (int c = 0; c < clusters; c++) {
            for (int b = 0; b < LANES; b++) {
                count[c * LANES + b] = (byte) random.poisson(first + b, c);
            }
        }
    }

    /** How often a cluster is drawn in the lane-th of these resamples. O(1). */
    public int count(int cluster, int lane) {
        return count[cluster * LANES + lane];
    }

    /** Writes how often a cluster is drawn in each of the {@value #LANES} lanes. O(lanes). */
    public void read(int cluster, double[] into) {
        int at = cluster * LANES;
        for (int b = 0; b < LANES; b++) {
            into[b] = count[at + b];
        }
    }
}
