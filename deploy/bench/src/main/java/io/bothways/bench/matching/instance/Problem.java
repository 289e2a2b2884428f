package io.bothways.bench.matching.instance;

/** What a mode makes of an instance: choose edges so that nobody has more partners than capacity. */
public record Problem(People people, Edges edges, int[] capacity) {
    /** People who could have a partner at all: with capacity, and an edge to somebody with capacity. */
    public int matchable() {
        boolean[] seen = new boolean[capacity.length];
        int matchable = 0;
        for (int e = 0; e < edges.size(); e++) {
            int left = edges.left()[e];
            int right = edges.right()[e];
            if (capacity[left] > 0 && capacity[right] > 0) {
                matchable += seen[left] ? 0 : 1;
                seen[left] = true;
                matchable += seen[right] ? 0 : 1;
                seen[right] = true;
            }
        }
        return matchable;
    }
}
