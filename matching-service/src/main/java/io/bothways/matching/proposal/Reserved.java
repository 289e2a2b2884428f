package io.bothways.matching.proposal;

/** Seats that open proposals would take if they were accepted. */
public record Reserved(int teaching, int learning) {
    public static final Reserved NOTHING = new Reserved(0, 0);
}
