package io.bothways.matching.solver.certificate;

/**
 * Sets of an odd number of nodes, of which one always stays single, and the price of that; any two are nested or disjoint.
 * {@code smallest[node]} is the smallest set that holds a node, {@code enclosing[set]} the smallest that holds a whole set, −1 where
 * there is none. A set comes after the one that encloses it. O(nodes + sets), however deeply they are nested.
 */
public record OddSets(int[] smallest, int[] enclosing, long[] price) {
    public int count() {
        return price.length;
    }

    /** How many nodes each set holds, those of the sets inside it included. */
    public int[] sizes() {
        int[] sizes = new int[price.length];
        for (int set : smallest) {
            if (set >= 0) {
                sizes[set]++;
            }
        }
        for (int set = price.length - 1; set >= 0; set--) {
            if (enclosing[set] >= 0) {
                sizes[enclosing[set]] += sizes[set];
            }
        }
        return sizes;
    }
}
