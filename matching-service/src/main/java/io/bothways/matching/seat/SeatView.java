package io.bothways.matching.seat;

/** The seats of one hat; free is 0 while a lowered limit waits for seats to be freed. */
public record SeatView(Hat hat, int limit, int taken, int free) {
    static SeatView of(Hat hat, int limit, int taken) {
        return new SeatView(hat, limit, taken, Math.max(0, limit - taken));
    }
}
