package io.bothways.analytics.statistics.suppression;

/** How few people a published figure may be about, by how much harm it does to be recognised in it. */
public enum Disclosure {
    /** Departments, grades, programmes: what colleagues see anyway. */
    USUAL(5),
    /** Attributes that the law protects, such as origin, health or belief. */
    PROTECTED(10);

    private final int k;

    Disclosure(int k) {
        this.k = k;
    }

    /** The smallest count that may be told or worked out, and how wide what can be worked out of a hidden one must be. */
    public int k() {
        return k;
    }
}
