package io.bothways.matching.solver;

/** Two people by their places in the pool: the lower first, or in a one-way programme who teaches. */
record Places(int first, int second) implements Comparable<Places> {
    @Override
    public int compareTo(Places other) {
        return first == other.first ? Integer.compare(second, other.second) : Integer.compare(first, other.first);
    }
}
