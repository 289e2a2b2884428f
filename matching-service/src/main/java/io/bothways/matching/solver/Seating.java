package io.bothways.matching.solver;

import io.bothways.matching.scoring.Exchange;
import io.bothways.matching.scoring.Participant;
import java.util.Arrays;
import java.util.List;

/**
 * The vertices of a pool's graph and their free seats. Two-way: a vertex is a person, with as many seats as both hats have
 * free. One-way: a vertex is a hat, the teaching hats first, then the learning hats.
 */
final class Seating {
    private final int people;
    private final boolean twoWay;
    private final int[] free;
    private final boolean[] partnered;

    Seating(List<Participant> people, Exchange exchange) {
        this.people = people.size();
        this.twoWay = exchange == Exchange.TWO_WAY;
        this.free = new int[twoWay ? this.people : 2 * this.people];
        this.partnered = new boolean[free.length];
        for (int i = 0; i < this.people; i++) {
            Participant person = people.get(i);
            if (twoWay) {
                free[i] = Math.min(person.freeTeaching(), person.freeLearning());
            } else {
                free[i] = person.freeTeaching();
                free[i + this.people] = person.freeLearning();
            }
        }
    }

    /** The vertex of the second of two people. */
    int second(int person) {
        return twoWay ? person : person + people;
    }

    /** Takes a seat of both, who earn no premium then; false, and nothing taken, when one has none. */
    boolean take(int first, int second) {
        if (free[first] == 0 || free[second(second)] == 0) {
            return false;
        }
        for (int vertex : new int[] {first, second(second)}) {
            free[vertex]--;
            partnered[vertex] = true;
        }
        return true;
    }

    int[] capacity() {
        return free.clone();
    }

    int[] premium(int points) {
        int[] premium = new int[free.length];
        Arrays.setAll(premium, v -> partnered[v] ? 0 : points);
        return premium;
    }

    int personOf(int vertex) {
        return vertex < people ? vertex : vertex - people;
    }

    SeatPrice.Seat seatOf(int vertex) {
        if (twoWay) {
            return SeatPrice.Seat.BOTH;
        }
        return vertex < people ? SeatPrice.Seat.TEACHING : SeatPrice.Seat.LEARNING;
    }
}
