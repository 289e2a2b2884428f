package io.bothways.analytics.statistics.suppression;

import org.jspecify.annotations.Nullable;

/**
 * A table as it may leave the house. Readers must not learn whether an entry is hidden for itself or to protect another:
 * that alone would bound it; {@link #shown} is what to publish, {@link #status} is for the records.
 */
public final class PublishedTable {
    /** Why an entry is or is not shown. */
    public enum Status {
        SHOWN,
        /** Fewer than k, or the complement of its whole is. */
        SUPPRESSED,
        /** Would give another entry away. */
        COMPLEMENTARY,
        /** The whole table is too small to protect. */
        INSUFFICIENT
    }

    private final CountTable table;
    private final Status[] status;
    private final Disclosure disclosure;

    PublishedTable(CountTable table, Status[] status, Disclosure disclosure) {
        this.table = table;
        this.status = status;
        this.disclosure = disclosure;
    }

    /** By which rule it was made safe. */
    public Disclosure disclosure() {
        return disclosure;
    }

    /** Number of entries, totals included. */
    public int entries() {
        return status.length;
    }

    /** Number of the entry at these places, a place equal to the size meaning the total. */
    public int index(int... places) {
        return table.index(places);
    }

    /** The count to publish; null where hidden, for whatever reason. */
    public @Nullable Long shown(int entry) {
        return status[entry] == Status.SHOWN ? table.value(entry) : null;
    }

    /** Why an entry is shown or not: for the records, never for readers. */
    public Status status(int entry) {
        return status[entry];
    }

    /** How many entries are not shown; all of them when the table is withheld. O(entries). */
    public int hidden() {
        int count = 0;
        for (Status s : status) {
            count += s == Status.SHOWN ? 0 : 1;
        }
        return count;
    }

    CountTable table() {
        return table;
    }
}
