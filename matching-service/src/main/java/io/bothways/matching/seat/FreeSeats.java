package io.bothways.matching.seat;

/** The free seats of both hats. */
public record FreeSeats(int teaching, int learning) {
    public static final FreeSeats NONE = new FreeSeats(0, 0);
}
