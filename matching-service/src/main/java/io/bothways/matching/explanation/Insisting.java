package io.bothways.matching.explanation;

import io.bothways.matching.scoring.terms.Exchange;
import io.bothways.matching.scoring.terms.Terms;
import io.bothways.matching.scoring.weighing.Weighing;
import io.bothways.matching.solver.certificate.SeatPrice;
import io.bothways.matching.solver.certificate.SeatPrice.Seat;
import io.bothways.matching.solver.plan.Wishes.Link;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.UUID;

/**
 * What insisting on a pair that was not chosen would cost the plan of a run: both seats' prices, less what the pair is worth
 * and less what the plan itself is short of its bound. It holds for candidates only: a seat that no candidate could take
 * has no price. {@code settled} are directions of which that says nothing: those chosen, and those of a repaired plan,
 * which had a bonus.
 */
public record Insisting(List<SeatPrice> prices, long gap, Set<Link> settled) {

    /** At least so many points; empty where there is no price: a stable plan, or a seat that a locked pair took. */
    OptionalLong costsAtLeast(Terms terms, UUID first, UUID second, Weighing weighing) {
        boolean candidate = weighing.exclusion() == null && weighing.enough();
        if (!candidate || settled.contains(new Link(first, second))) {
            return OptionalLong.empty();
        }
        boolean twoWay = terms.exchange() == Exchange.TWO_WAY;
        Optional<SeatPrice> one = price(first, twoWay ? Seat.BOTH : Seat.TEACHING);
        Optional<SeatPrice> other = price(second, twoWay ? Seat.BOTH : Seat.LEARNING);
        if (one.isEmpty() || other.isEmpty()) {
            return OptionalLong.empty();
        }
        long both = (long) one.get().points() + other.get().points();
        return OptionalLong.of(Math.max(0, both - weighing.score() - gap));
    }

    private Optional<SeatPrice> price(UUID person, Seat seat) {
        return prices.stream()
                .filter(price -> price.personId().equals(person) && price.seat() == seat)
                .findFirst();
    }
}
