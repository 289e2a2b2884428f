package io.bothways.matching.solver.optimal;

import io.bothways.matching.solver.graph.Edges;
import io.bothways.matching.solver.graph.Graph;
import java.util.Arrays;

/**
 * Turns the auction's assignment on the double cover into whole pairs. An edge taken in both directions is a pair; edges
 * taken in one direction only are half edges and form closed trails: every other edge of a trail is kept, and on an odd trail
 * the place to skip is the one that loses least. Seats that are left are given to the best edges between them. O(m·log m).
 */
final class Rounding {

    private final Graph graph;
    private final Arcs arcs;
    private final int[] weight;
    private final Auction auction;
    private final int[] mirror;

    private Rounding(Graph graph, Arcs arcs, Auction auction) {
        this.graph = graph;
        this.arcs = arcs;
        this.weight = graph.weight();
        this.auction = auction;
        this.mirror = mirrors(arcs, graph.edges());
    }

    /** Which edges are pairs, by edge index; feasible for the auction's seats. */
    static boolean[] pairs(Graph graph, Arcs arcs, Auction auction) {
        Rounding rounding = new Rounding(graph, arcs, auction);
        boolean[] pair = rounding.round();
        rounding.fillFreeSeats(pair);
        return pair;
    }

    private static int[] mirrors(Arcs arcs, int edges) {
        int[] seen = new int[edges];
        int[] mirror = new int[arcs.head.length];
        Arrays.fill(seen, -1);
        for (int arc = 0; arc < mirror.length; arc++) {
            int e = arcs.edge[arc];
            if (seen[e] < 0) {
                seen[e] = arc;
            } else {
                mirror[arc] = seen[e];
                mirror[seen[e]] = arc;
            }
        }
        return mirror;
    }

    private boolean[] round() {
        boolean[] pair = new boolean[weight.length];
        boolean[] used = new boolean[arcs.head.length];
        for (int arc = 0; arc < used.length; arc++) {
            if (auction.takes(arc) && auction.takes(mirror[arc])) {
                pair[arcs.edge[arc]] = true;
                used[arc] = true;
            }
        }
        int[] trail = new int[64];
        for (int v = 0; v < arcs.start.length - 1; v++) {
            for (int first = nextHalf(v, used); first >= 0; first = nextHalf(v, used)) {
                int length = 0;
                int arc = first;
                while (arc >= 0) {
                    used[arc] = true;
                    if (length == trail.length) {
                        trail = Arrays.copyOf(trail, 2 * length);
                    }
                    trail[length++] = arcs.edge[arc];
                    int at = arcs.head[arc];
                    arc = at == v ? -1 : nextHalf(at, used);
                }
                keepEveryOther(trail, length, pair);
            }
        }
        return pair;
    }

    private void fillFreeSeats(boolean[] pair) {
        int[] free = arcs.seats.clone();
        for (int e = 0; e < pair.length; e++) {
            if (pair[e]) {
                free[graph.left()[e]]--;
                free[graph.right()[e]]--;
            }
        }
        // the heaviest first, of equal ones the lower index
        long[] heaviestFirst = Arrays.stream(Edges.where(
                        pair.length,
                        e -> !pair[e] && graph.open(e) && free[graph.left()[e]] > 0 && free[graph.right()[e]] > 0))
                .mapToLong(e -> (long) (Integer.MAX_VALUE - weight[e]) << 32 | e)
                .sorted()
                .toArray();
        for (long key : heaviestFirst) {
            int e = (int) key;
            if (free[graph.left()[e]] > 0 && free[graph.right()[e]] > 0) {
                pair[e] = true;
                free[graph.left()[e]]--;
                free[graph.right()[e]]--;
            }
        }
    }

    private int nextHalf(int v, boolean[] used) {
        for (int arc = arcs.start[v]; arc < arcs.start[v + 1]; arc++) {
            if (!used[arc] && auction.takes(arc)) {
                return arc;
            }
        }
        return -1;
    }

    private void keepEveryOther(int[] trail, int length, boolean[] pair) {
        int start = 0;
        if (length % 2 == 0) {
            long even = 0;
            long odd = 0;
            for (int i = 0; i < length; i += 2) {
                even += weight[trail[i]];
                odd += weight[trail[i + 1]];
            }
            start = even >= odd ? 0 : 1;
        } else {
            // kept(s) = edges s, s+2, … s+length−3; moving s by two drops edge s and adds edge s+length−1
            long kept = 0;
            for (int i = 0; i < length - 1; i += 2) {
                kept += weight[trail[i]];
            }
            long best = kept;
            for (int s = 0, i = 1; i < length; i++) {
                kept += weight[trail[(s + length - 1) % length]] - weight[trail[s]];
                s = (s + 2) % length;
                if (kept > best) {
                    best = kept;
                    start = s;
                }
            }
        }
        for (int i = 0; i < length / 2; i++) {
            pair[trail[(start + 2 * i) % length]] = true;
        }
    }
}
