package io.bothways.matching.solver.certificate;

import io.bothways.matching.solver.graph.Graph;
import java.util.Arrays;

/**
 * The whole numbers that prices are counted in, {@code perPoint} of them to a point. All weights and premiums are multiples of
 * {@code step} points, so below a step there is room to tell equal edges apart: each has a tie-break of less than {@code ties}
 * units, so small that those of a whole choice together are less than a step; where there is no room for that, there are none. A best choice by units is therefore a best one
 * by points, and scores in few levels leave no long rows of equals among which a search would wander.
 */
public record Units(long step, long perPoint, long ties) {
    /** All amounts that are added up stay below this. */
    private static final long ROOM = 1L << 61;

    /** Room for a tie-break that is halved twice. */
    private static final long COARSEST = 8;

    /** Units fine enough for the graph, and coarse enough for sums over all its edges and so many seats to fit. */
    public static Units of(Graph graph, long seats) {
        long greatest = 1
                + Arrays.stream(graph.weight()).max().orElse(0)
                + 4L * Arrays.stream(graph.premium()).max().orElse(0);
        long perPoint = Long.highestOneBit(Math.max(COARSEST, ROOM / greatest / (seats + graph.edges() + 1)));
        long step = step(graph);
        return new Units(step, perPoint, Math.max(1, Long.highestOneBit(perPoint * step / (seats / 2 + 1))));
    }

    private static long step(Graph graph) {
        int step = 0;
        for (int weight : graph.weight()) {
            step = greatestCommonDivisor(step, weight);
        }
        for (int premium : graph.premium()) {
            step = greatestCommonDivisor(step, premium);
        }
        return Math.max(1, step);
    }

    private static int greatestCommonDivisor(int a, int b) {
        int one = a;
        int other = b;
        while (other != 0) {
            int rest = one % other;
            one = other;
            other = rest;
        }
        return one;
    }

    /** So many points in units. */
    public long of(long points) {
        return points * perPoint;
    }

    /** The tie-break of an edge between two vertices: 0 to {@link #ties}, a multiple of 4, the same from both ends. */
    public long tieBreak(int a, int b) {
        long mixed = Math.min(a, b) * 0x9E3779B97F4A7C15L + Math.max(a, b) * 0xC2B2AE3D27D4EB4FL;
        mixed = (mixed ^ mixed >>> 29) * 0xBF58476D1CE4E5B9L;
        return mixed >>> 24 & (ties - 1) & ~3L;
    }

    /** Points of so many units, rounded down to whole steps: what remains can be of tie-breaks alone. */
    public long points(long units) {
        return Math.floorDiv(units, perPoint * step) * step;
    }

    /** @throws IllegalArgumentException if this graph's weights or premiums are not whole steps */
    void requireFor(Graph graph) {
        if (step(graph) % step != 0) {
            throw new IllegalArgumentException(
                    "not a certificate of this graph: it counts in steps of " + step + " points");
        }
    }
}
