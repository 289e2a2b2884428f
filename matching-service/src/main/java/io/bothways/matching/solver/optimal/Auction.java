package io.bothways.matching.solver.optimal;

import io.bothways.matching.solver.certificate.Units;
import io.bothways.matching.solver.choice.Watch;
import io.bothways.matching.solver.graph.Graph;
import java.util.Arrays;

/**
 * ε-scaling auction (Bertsekas 1988) for the linear relaxation of b-matching, on the double cover of the graph. Every
 * vertex stands on both sides, as bidder and as object, with one unit per seat, and may always take itself, which means an
 * idle seat: at 0, or at minus the premium for the last idle seat of somebody who would have nobody at all. So all units
 * can always be placed, and prices need no repair between phases.
 *
 * <p>Deterministic, one thread. Prices never fall, so after the first phase a bidder looks at a short list of its best arcs
 * and scans all only when that list no longer proves its second best; in the first phase prices move too far for lists to
 * last. A phase begins with all seats of an object at the price of its cheapest, so that no dear seat is left over to which
 * everybody else would have to climb in steps of ε. Equal weights are told apart by the tie-breaks of {@link Units}.
 * Prices are half units, since an edge has a bidder at both ends. 13 bytes an arc, about 350 bytes a vertex.
 */
final class Auction {
    private static final int SHORT_LIST = 16;
    private static final int FIRST_STEP = 256;
    private static final int LAST_STEP = 12_500;
    private static final int SCALING = 5;
    private static final int BIDS_BETWEEN_LOOKS = 1 << 14;
    private static final long NOTHING = Long.MIN_VALUE / 4;

    private final Arcs arcs;
    private final Units units;
    private final int[] seats;
    private final int[] premium;
    private final long widest;
    private final long range;
    private final Watch watch;

    /** The slots of each object are a heap by price, the cheapest first: it is always that one whose price rises. */
    private final int[] slotStart;

    private final long[] slotPrice;
    private final int[] slotHolder;
    private final int[] slotArc;
    private final long[] price;
    private final int[] idle;
    private final boolean[] taken;

    private final int[] listed;
    private final int[] listArc;
    private final int[] listHead;
    private final long[] listWorth;
    private final long[] outside;
    private final long[] listValue = new long[SHORT_LIST];

    private final int[] queue;
    private int queueHead;
    private int queueSize;

    private boolean listing;
    private long epsilon;
    private int bestArc;
    private int bestHead;
    private long best;
    private long second;

    Auction(Graph graph, Arcs arcs, Units units, Watch watch) {
        int n = graph.vertices();
        this.arcs = arcs;
        this.units = units;
        this.seats = arcs.seats;
        this.premium = graph.premium();
        this.watch = watch;
        this.widest = half(Math.max(1, Arrays.stream(arcs.weight).max().orElse(0)));
        this.range = widest + 2 * half(Arrays.stream(premium).max().orElse(0));
        this.slotStart = new int[n + 1];
        for (int v = 0; v < n; v++) {
            slotStart[v + 1] = slotStart[v] + seats[v];
        }
        int slots = slotStart[n];
        this.slotPrice = new long[slots];
        this.slotHolder = new int[slots];
        this.slotArc = new int[slots];
        this.price = new long[n];
        this.idle = new int[n];
        this.taken = new boolean[arcs.head.length];
        this.listed = new int[n];
        this.listArc = new int[n * SHORT_LIST];
        this.listHead = new int[n * SHORT_LIST];
        this.listWorth = new long[n * SHORT_LIST];
        this.outside = new long[n];
        Arrays.fill(outside, Long.MAX_VALUE);
        this.queue = new int[Math.max(1, slots)];
    }

    /** Runs phases until nobody would gain more than 1/{@value #LAST_STEP} of the greatest weight by another seat. */
    void run() {
        long last = Math.max(1, widest / LAST_STEP);
        epsilon = last;
        int phases = 1;
        while (epsilon < range / FIRST_STEP) {
            epsilon *= SCALING;
            phases++;
        }
        for (int done = 0; done < phases; done++) {
            watch.at(Watch.Stage.BIDDING, 100 * done / phases);
            phase();
            listing = true;
            if (done + 1 < phases) {
                epsilon = Math.max(last, epsilon / SCALING);
            }
        }
        watch.at(Watch.Stage.BIDDING, 100);
    }

    /** One phase more with ε a {@value #SCALING}th of what it was; false when there is no finer. */
    boolean refine() {
        if (epsilon == 1) {
            return false;
        }
        epsilon = Math.max(1, epsilon / SCALING);
        phase();
        return true;
    }

    /** By how much the two sides' prices of a taken edge may exceed its worth, in units: ε at either end. */
    long slack() {
        return 2 * epsilon;
    }

    private void phase() {
        Arrays.fill(taken, false);
        Arrays.fill(slotHolder, -1);
        Arrays.fill(idle, 0);
        queueHead = 0;
        queueSize = 0;
        for (int v = 0; v < idle.length; v++) {
            for (int slot = slotStart[v]; slot < slotStart[v + 1]; slot++) {
                slotPrice[slot] = price[v];
                enqueue(v);
            }
        }
        for (int bids = 1; queueSize > 0; bids++) {
            int bidder = queue[queueHead];
            queueHead = queueHead + 1 == queue.length ? 0 : queueHead + 1;
            queueSize--;
            bid(bidder);
            if (bids % BIDS_BETWEEN_LOOKS == 0) {
                watch.check();
            }
        }
    }

    private void enqueue(int vertex) {
        int tail = queueHead + queueSize;
        queue[tail >= queue.length ? tail - queue.length : tail] = vertex;
        queueSize++;
    }

    private void bid(int v) {
        findBest(v);
        int object = bestArc < 0 ? v : bestHead;
        int slot = slotStart[object];
        displace(slot);
        slotHolder[slot] = v;
        slotArc[slot] = bestArc;
        if (bestArc < 0) {
            idle[v]++;
        } else {
            taken[bestArc] = true;
        }
        raise(object, best - second + epsilon);
    }

    private void displace(int slot) {
        int loser = slotHolder[slot];
        if (loser < 0) {
            return;
        }
        if (slotArc[slot] < 0) {
            idle[loser]--;
        } else {
            taken[slotArc[slot]] = false;
        }
        enqueue(loser);
    }

    private void findBest(int v) {
        if (!listing) {
            lookAtOneself(v);
            scan(v);
            return;
        }
        if (outside[v] != Long.MAX_VALUE) {
            lookAtOneself(v);
            for (int i = v * SHORT_LIST, end = i + listed[v]; i < end; i++) {
                // somebody with one seat bids only when holding nothing
                if (seats[v] == 1 || !taken[listArc[i]]) {
                    consider(listArc[i], listHead[i], listWorth[i] - price[listHead[i]]);
                }
            }
            if (second >= outside[v]) {
                return;
            }
        }
        lookAtOneself(v);
        scanAndList(v);
    }

    private void lookAtOneself(int v) {
        bestArc = -1;
        best = NOTHING;
        second = NOTHING;
        if (idle[v] < seats[v]) {
            best = idleValue(v, idle[v]) - price[v];
            if (idle[v] + 1 < seats[v]) {
                second = idleValue(v, idle[v] + 1) - secondCheapest(v);
            }
        }
    }

    /** What the idle seat after {@code alreadyIdle} others is worth. */
    private long idleValue(int v, int alreadyIdle) {
        return alreadyIdle + 1 == seats[v] ? -2 * half(premium[v]) : 0;
    }

    private long worth(int v, int arc) {
        return half(arcs.weight[arc]) + units.tieBreak(v, arcs.head[arc]) / 2;
    }

    private long half(int points) {
        return units.of(points) / 2;
    }

    private void consider(int arc, int head, long value) {
        if (value > best) {
            second = best;
            best = value;
            bestArc = arc;
            bestHead = head;
        } else if (value > second) {
            second = value;
        }
    }

    private void scan(int v) {
        for (int arc = arcs.start[v], end = arcs.start[v + 1]; arc < end; arc++) {
            if (!taken[arc]) {
                int head = arcs.head[arc];
                consider(arc, head, worth(v, arc) - price[head]);
            }
        }
    }

    /** The short list holds the best arcs whether taken or not: a taken one may be lost again while prices only rise. */
    private void scanAndList(int v) {
        int list = v * SHORT_LIST;
        int size = 0;
        long left = NOTHING;
        for (int arc = arcs.start[v]; arc < arcs.start[v + 1]; arc++) {
            int head = arcs.head[arc];
            long worth = worth(v, arc);
            long value = worth - price[head];
            if (!taken[arc]) {
                consider(arc, head, value);
            }
            if (size < SHORT_LIST) {
                insert(list, size++, arc, worth, value);
            } else if (value > listValue[SHORT_LIST - 1]) {
                left = Math.max(left, listValue[SHORT_LIST - 1]);
                insert(list, SHORT_LIST - 1, arc, worth, value);
            } else {
                left = Math.max(left, value);
            }
        }
        for (int i = list; i < list + size; i++) {
            listHead[i] = arcs.head[listArc[i]];
        }
        listed[v] = size;
        outside[v] = left;
    }

    private void insert(int list, int position, int arc, long worth, long value) {
        int i = position;
        while (i > 0 && listValue[i - 1] < value) {
            listValue[i] = listValue[i - 1];
            listArc[list + i] = listArc[list + i - 1];
            listWorth[list + i] = listWorth[list + i - 1];
            i--;
        }
        listValue[i] = value;
        listArc[list + i] = arc;
        listWorth[list + i] = worth;
    }

    /** Raises the price of the cheapest slot of an object and lets it sink to its place. */
    private void raise(int object, long by) {
        int first = slotStart[object];
        int size = slotStart[object + 1] - first;
        long raised = slotPrice[first] + by;
        int holder = slotHolder[first];
        int arc = slotArc[first];
        int place = 0;
        int child = cheaperChild(first, size, place);
        while (child >= 0 && slotPrice[first + child] < raised) {
            put(first + place, slotPrice[first + child], slotHolder[first + child], slotArc[first + child]);
            place = child;
            child = cheaperChild(first, size, place);
        }
        put(first + place, raised, holder, arc);
        price[object] = slotPrice[first];
    }

    private int cheaperChild(int first, int size, int place) {
        int left = 2 * place + 1;
        if (left >= size) {
            return -1;
        }
        int right = left + 1;
        return right < size && slotPrice[first + right] < slotPrice[first + left] ? right : left;
    }

    private void put(int slot, long itsPrice, int holder, int arc) {
        slotPrice[slot] = itsPrice;
        slotHolder[slot] = holder;
        slotArc[slot] = arc;
    }

    private long secondCheapest(int object) {
        int first = slotStart[object];
        int child = cheaperChild(first, slotStart[object + 1] - first, 0);
        return child < 0 ? Long.MAX_VALUE / 4 : slotPrice[first + child];
    }

    /** Whether the vertex at the tail of this arc, as bidder, holds a seat of the one at its head. */
    boolean takes(int arc) {
        return taken[arc];
    }

    /**
     * What a seat of each vertex costs the others, in units: the sum of what the vertex earns as bidder and
     * fetches as object. Valid as multipliers whatever they are, good because nobody would gain much by another seat.
     */
    long[] seatPrices() {
        long[] prices = new long[price.length];
        for (int v = 0; v < prices.length; v++) {
            if (slotStart[v] < slotStart[v + 1]) {
                prices[v] = worthOfLastSeat(v) + price[v];
            }
        }
        return prices;
    }

    /** The b-th best of everything a vertex with b seats could take. */
    private long worthOfLastSeat(int v) {
        int own = seats[v];
        long[] top = new long[own];
        Arrays.fill(top, NOTHING);
        for (int s = 0; s < own; s++) {
            keep(top, idleValue(v, s) - price[v]);
        }
        for (int arc = arcs.start[v]; arc < arcs.start[v + 1]; arc++) {
            keep(top, worth(v, arc) - price[arcs.head[arc]]);
        }
        return top[own - 1];
    }

    private static void keep(long[] top, long value) {
        int i = top.length - 1;
        if (value <= top[i]) {
            return;
        }
        while (i > 0 && top[i - 1] < value) {
            top[i] = top[i - 1];
            i--;
        }
        top[i] = value;
    }
}
