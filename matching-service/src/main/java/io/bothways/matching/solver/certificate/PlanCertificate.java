package io.bothways.matching.solver.certificate;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The {@link Certificate} of a plan by people instead of places in a graph, so that it can be kept and checked by others.
 * Prices are in units, of which {@code unitsPerPoint} make a point; what they prove is rounded down to whole
 * {@code stepPoints}. {@code fixedPoints} come on top whatever is chosen: what the locked pairs are worth, which with their
 * seats are outside, less a premium for each stand-in (see {@code Seating}).
 */
public record PlanCertificate(
        Kind kind,
        long unitsPerPoint,
        long stepPoints,
        long fixedPoints,
        List<PricedSeat> seats,
        List<OddSet> oddSets,
        List<TwoStep> twoSteps,
        @Nullable Bonus bonus) {

    /** The kinds of {@link Certificate}; a bonus may come on top of any. */
    public enum Kind {
        BEST_SEATS,
        SEAT_PRICES,
        SEAT_COPIES
    }

    /**
     * The price of so many {@code seats} of somebody, numbered from 1. Taking the first of number 1 earns the premium, in
     * points. {@code oddSet} is the place of the smallest odd set that holds it, or {@value #NONE}.
     */
    public record PricedSeat(
            UUID personId, SeatPrice.Seat seat, int number, int seats, int premium, long price, int oddSet) {}

    /** So many nodes, those of the sets inside it included; {@code enclosing} is the place of an earlier one, or {@value #NONE}. */
    public record OddSet(int enclosing, int nodes, long price) {}

    /** A pair with two nodes of its own, one beside each of the two people's seats. */
    public record TwoStep(
            UUID firstId, UUID secondId, long firstPrice, int firstOddSet, long secondPrice, int secondOddSet) {}

    /** What each kept pair earns, of which so many may break. */
    public record Bonus(int points, int mayBreak, List<Ends> kept) {
        public Bonus {
            kept = List.copyOf(kept);
        }
    }

    /** Two people; in a one-way programme the first teaches. */
    public record Ends(UUID firstId, UUID secondId) {}

    /** No odd set. */
    public static final int NONE = -1;

    public PlanCertificate {
        seats = List.copyOf(seats);
        oddSets = List.copyOf(oddSets);
        twoSteps = List.copyOf(twoSteps);
    }
}
