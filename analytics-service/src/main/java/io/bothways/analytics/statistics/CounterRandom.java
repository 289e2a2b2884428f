package io.bothways.analytics.statistics;

/**
 * Random numbers by place instead of by turn: the value at (seed, stream, index) depends on nothing else, so any thread may
 * draw any of them in any order. A 64-bit finaliser over a Weyl sequence (Steele, Lea and Flood 2014), integer arithmetic
 * only: the same on every machine.
 */
public final class CounterRandom {
    private static final long GOLDEN = 0x9E3779B97F4A7C15L;
    /** Pr(Poisson(1) &lt;= k) as fractions of 2^63, k = 0 … 11; beyond lies less than 1e-9. */
    private static final long[] POISSON = poisson();

    private static final int START_SHIFT = 53;
    private static final byte[] POISSON_START = poissonStart();

    private final long seed;

    /** Any seed will do; seeds that differ by one give unrelated numbers. */
    public CounterRandom(long seed) {
        this.seed = mixed(seed + GOLDEN);
    }

    /** 64 uniform bits at a place. O(1). */
    public long bits(long stream, long index) {
        return mixed(mixed(seed + stream * GOLDEN) + (index + 1) * GOLDEN);
    }

    /** Uniform in [0, 1), 53 bits. O(1). */
    public double uniform(long stream, long index) {
        return (bits(stream, index) >>> 11) * 0x1p-53;
    }

    /** Uniform in 0 … bound-1, for a bound of at least 1; the bias of the multiplication is below bound/2^63. O(1). */
    public int below(int bound, long stream, long index) {
        return (int) Math.multiplyHigh(bits(stream, index) >>> 1, 2L * bound);
    }

    /** Poisson with mean 1: how often a cluster is drawn in a resample. At most 12. O(1). */
    public int poisson(long stream, long index) {
        long u = bits(stream, index) >>> 1;
        int k = POISSON_START[(int) (u >>> START_SHIFT)];
        while (k < POISSON.length && u >= POISSON[k]) {
            k++;
        }
        return k;
    }

    private static long mixed(long z) {
        z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
        z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
        return z ^ (z >>> 31);
    }

    /** For every value of the leading bits the least count it can stand for: nearly always the count itself. */
    private static byte[] poissonStart() {
        byte[] start = new byte[1 << (63 - START_SHIFT)];
        for (int leading = 0; leading < start.length; leading++) {
            while (start[leading] < POISSON.length && (long) leading << START_SHIFT >= POISSON[start[leading]]) {
                start[leading]++;
            }
        }
        return start;
    }

    private static long[] poisson() {
        long[] bounds = new long[12];
        double term = StrictMath.exp(-1);
        double sum = 0;
        for (int k = 0; k < bounds.length; k++) {
            sum += term;
            term /= k + 1;
            bounds[k] = (long) (sum * 0x1p63);
        }
        return bounds;
    }
}
