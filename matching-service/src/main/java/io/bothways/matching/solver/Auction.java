package io.bothways.matching.solver;

import java.util.Arrays;

/**
 * ε-scaling auction (Bertsekas 1988) for the linear relaxation of b-matching, on the double cover of the graph. Every
 * vertex stands on both sides, as bidder and as object, with one unit per seat, and may always take itself, which means an
 * idle seat: at 0, or at minus the premium for the last idle seat of somebody who would have nobody at all. So all units
 * can always be placed, and prices need no repair between phases.
 *
 * <p>Deterministic, one thread. Prices only rise within a phase, so a bidder looks at a short list of its best arcs and
 * rescans only when that list no longer proves its second best. The seats of one object are kept near one price: without
 * that a single dear seat makes everybody else climb to it in steps of ε. 9 bytes an arc, about 80 bytes a vertex.
 */
final class Auction {
    /** Price units in one point of weight. */
    static final int UNITS = 512;

    private static final int SHORT_LIST = 8;
    private static final int FIRST_STEP = 64;
    private static final int SCALING = 5;
    private static final long NOTHING = Long.MIN_VALUE / 4;

    private final Arcs arcs;
    private final int[] seats;
    private final long lonely;
    private final int widest;

    private final int[] slotStart;
    private final long[] slotPrice;
    private final int[] slotHolder;
    private final int[] slotArc;
    private final long[] price;
    private final int[] cheapest;
    private final int[] idle;
    private final boolean[] taken;
    private final int[] shortList;
    private final long[] outside;
    private final long[] listValue = new long[SHORT_LIST];

    private final int[] queue;
    private int queueHead;
    private int queueSize;

    private int bestArc;
    private long best;
    private long second;

    /** {@code premium} is in points, and is what a person with at least one partner adds. */
    Auction(Graph graph, Arcs arcs, int premium) {
        int n = graph.capacity().length;
        this.arcs = arcs;
        this.seats = graph.capacity();
        this.lonely = -2L * premium * UNITS;
        this.widest = Math.max(1, Arrays.stream(arcs.weight).max().orElse(1));
        this.slotStart = new int[n + 1];
        for (int v = 0; v < n; v++) {
            slotStart[v + 1] = slotStart[v] + (arcs.degree(v) == 0 ? 0 : seats[v]);
        }
        int slots = slotStart[n];
        this.slotPrice = new long[slots];
        this.slotHolder = new int[slots];
        this.slotArc = new int[slots];
        this.price = new long[n];
        this.cheapest = Arrays.copyOf(slotStart, n);
        this.idle = new int[n];
        this.taken = new boolean[arcs.head.length];
        this.shortList = new int[n * SHORT_LIST];
        this.outside = new long[n];
        this.queue = new int[Math.max(1, slots)];
    }

    /** Runs phases until nobody would gain more than about a ten-thousandth of the largest weight by another seat. */
    void run() {
        long last = Math.max(1, (long) widest * UNITS / 10_000);
        long epsilon = Math.max(last, (long) widest * UNITS / FIRST_STEP);
        while (epsilon > last) {
            phase(epsilon);
            epsilon = Math.max(last, epsilon / SCALING);
        }
        phase(epsilon);
    }

    private void phase(long epsilon) {
        Arrays.fill(taken, false);
        Arrays.fill(slotHolder, -1);
        Arrays.fill(idle, 0);
        Arrays.fill(outside, Long.MAX_VALUE);
        queueHead = 0;
        queueSize = 0;
        for (int v = 0; v < idle.length; v++) {
            for (int slot = slotStart[v]; slot < slotStart[v + 1]; slot++) {
                slotPrice[slot] = price[v];
                enqueue(v);
            }
        }
        while (queueSize > 0) {
            int bidder = queue[queueHead];
            queueHead = queueHead + 1 == queue.length ? 0 : queueHead + 1;
            queueSize--;
            bid(bidder, epsilon);
        }
    }

    private void enqueue(int vertex) {
        int tail = queueHead + queueSize;
        queue[tail >= queue.length ? tail - queue.length : tail] = vertex;
        queueSize++;
    }

    private void bid(int v, long epsilon) {
        findBest(v);
        int object = bestArc < 0 ? v : arcs.head[bestArc];
        int slot = cheapest[object];
        displace(slot);
        slotHolder[slot] = v;
        slotArc[slot] = bestArc;
        if (bestArc < 0) {
            idle[v]++;
        } else {
            taken[bestArc] = true;
        }
        if (slotStart[object + 1] - slotStart[object] > 1) {
            second = Math.max(second, best + price[object] - secondCheapest(object));
        }
        slotPrice[slot] += best - second + epsilon;
        refreshPrice(object);
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
        lookAtOneself(v);
        int from = arcs.start[v];
        int to = arcs.start[v + 1];
        if (to - from <= SHORT_LIST) {
            for (int arc = from; arc < to; arc++) {
                consider(arc);
            }
            return;
        }
        if (outside[v] != Long.MAX_VALUE) {
            for (int i = v * SHORT_LIST; i < (v + 1) * SHORT_LIST; i++) {
                consider(shortList[i]);
            }
            if (second >= outside[v]) {
                return;
            }
            lookAtOneself(v);
        }
        rescan(v, from, to);
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
        return alreadyIdle + 1 == seats[v] ? lonely : 0;
    }

    private long value(int arc) {
        return (long) arcs.weight[arc] * UNITS - price[arcs.head[arc]];
    }

    private void consider(int arc) {
        if (!taken[arc]) {
            consider(arc, value(arc));
        }
    }

    private void consider(int arc, long value) {
        if (value > best) {
            second = best;
            best = value;
            bestArc = arc;
        } else if (value > second) {
            second = value;
        }
    }

    /** The short list holds the best arcs whether taken or not: a taken one may be lost again while prices only rise. */
    private void rescan(int v, int from, int to) {
        int list = v * SHORT_LIST;
        int size = 0;
        long left = NOTHING;
        for (int arc = from; arc < to; arc++) {
            long value = value(arc);
            if (!taken[arc]) {
                consider(arc, value);
            }
            if (size < SHORT_LIST) {
                insert(list, size++, arc, value);
            } else if (value > listValue[SHORT_LIST - 1]) {
                left = Math.max(left, listValue[SHORT_LIST - 1]);
                insert(list, SHORT_LIST - 1, arc, value);
            } else {
                left = Math.max(left, value);
            }
        }
        outside[v] = left;
    }

    private void insert(int list, int position, int arc, long value) {
        int i = position;
        while (i > 0 && listValue[i - 1] < value) {
            listValue[i] = listValue[i - 1];
            shortList[list + i] = shortList[list + i - 1];
            i--;
        }
        listValue[i] = value;
        shortList[list + i] = arc;
    }

    private void refreshPrice(int object) {
        int cheap = slotStart[object];
        for (int slot = cheap + 1; slot < slotStart[object + 1]; slot++) {
            if (slotPrice[slot] < slotPrice[cheap]) {
                cheap = slot;
            }
        }
        cheapest[object] = cheap;
        price[object] = slotPrice[cheap];
    }

    private long secondCheapest(int object) {
        long cheap = Long.MAX_VALUE / 4;
        for (int slot = slotStart[object]; slot < slotStart[object + 1]; slot++) {
            if (slot != cheapest[object]) {
                cheap = Math.min(cheap, slotPrice[slot]);
            }
        }
        return cheap;
    }

    /** Whether the vertex at the tail of this arc, as bidder, holds a seat of the one at its head. */
    boolean takes(int arc) {
        return taken[arc];
    }

    /**
     * What a seat of each vertex costs the others, in {@link SeatPrices#UNITS}: the sum of what the vertex earns as bidder and
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
            keep(top, value(arc));
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
