package io.bothways.matching.solver;

import io.bothways.matching.scoring.pool.Participant;
import io.bothways.matching.scoring.pool.Pool;
import io.bothways.matching.scoring.terms.Exchange;
import io.bothways.matching.solver.certificate.SeatPrice;
import io.bothways.matching.solver.graph.Graph;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The vertices of a pool's graph and their free seats. Two-way: a vertex is a person, with as many seats as both hats have
 * free. One-way: a vertex is a hat, the teaching hats first, then the learning hats.
 */
final class Seating {
    private final int people;
    private final boolean twoWay;
    private final int[] free;
    private final int[] taken;

    Seating(List<Participant> people, Exchange exchange) {
        this.people = people.size();
        this.twoWay = exchange == Exchange.TWO_WAY;
        this.free = new int[twoWay ? this.people : 2 * this.people];
        this.taken = new int[free.length];
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
            taken[vertex]++;
        }
        return true;
    }

    int[] capacity() {
        return free.clone();
    }

    int vertices() {
        return free.length;
    }

    /**
     * The graph of some pairs, in which each person whom no lock has joined to somebody earns a premium with the first
     * partner. One-way, that is a premium on each hat, and where somebody can be in pairs with both, one vertex more that may
     * stand in for a partner of either: whoever has any partner then earns both premiums, and whoever has none the one of the
     * stand-in. So all plans are worth one premium more for each such vertex, and the edges of these come last.
     */
    Graph graph(int[] first, int[] second, int[] weight, int premium) {
        int[] right = Arrays.stream(second).map(this::second).toArray();
        int[] premiums = new int[free.length];
        Arrays.setAll(premiums, v -> joined(v) ? 0 : premium);
        Graph pairs = new Graph(free.clone(), premiums, first, right, weight);
        return twoWay || premium == 0 ? pairs : withStandIns(pairs);
    }

    private boolean joined(int vertex) {
        int person = personOf(vertex);
        return taken[person] > 0 || taken[second(person)] > 0;
    }

    private Graph withStandIns(Graph pairs) {
        boolean[] inPair = new boolean[free.length];
        for (int e = 0; e < pairs.edges(); e++) {
            if (pairs.open(e)) {
                inPair[pairs.left()[e]] = true;
                inPair[pairs.right()[e]] = true;
            }
        }
        int[] both = IntStream.range(0, people)
                .filter(person -> inPair[person] && inPair[second(person)] && !joined(person))
                .toArray();
        int[] capacity = Arrays.copyOf(free, free.length + both.length);
        Arrays.fill(capacity, free.length, capacity.length, 1);
        int[] left = Arrays.copyOf(pairs.left(), pairs.edges() + 2 * both.length);
        int[] right = Arrays.copyOf(pairs.right(), left.length);
        for (int i = 0; i < both.length; i++) {
            int at = pairs.edges() + 2 * i;
            left[at] = both[i];
            left[at + 1] = second(both[i]);
            right[at] = free.length + i;
            right[at + 1] = free.length + i;
        }
        return new Graph(
                capacity,
                Arrays.copyOf(pairs.premium(), capacity.length),
                left,
                right,
                Arrays.copyOf(pairs.weight(), left.length));
    }

    /** The people with the seats that nobody took. */
    Pool left(Pool pool) {
        if (Arrays.stream(taken).allMatch(seats -> seats == 0)) {
            return pool;
        }
        List<Participant> left = new ArrayList<>(people);
        for (int i = 0; i < people; i++) {
            Participant person = pool.people().get(i);
            int learning = taken[second(i)];
            left.add(
                    taken[i] + learning == 0
                            ? person
                            : person.withFreeSeats(person.freeTeaching() - taken[i], person.freeLearning() - learning));
        }
        return new Pool(left);
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
