package io.bothways.matching.solver.optimal;

import io.bothways.matching.solver.certificate.OddSets;
import io.bothways.matching.solver.choice.Watch;
import java.util.Arrays;
import java.util.function.IntPredicate;

/**
 * Maximum-weight matching of a general graph with Edmonds' blossoms (primal-dual, Galil 1986), warm: it starts from any
 * feasible vertex prices and repairs them one exposed vertex at a time, each by one alternating tree whose tight edges are
 * found through a heap. From prices that are nearly optimal only small trees grow; from far away it is an ordinary
 * O(n·m·log n) algorithm. Weights must be even and prices integral, then every step of the prices is integral.
 *
 * <p>Afterwards {@link #mate} is an optimal matching of this graph, and {@link #price} with {@link #oddSets} its proof:
 * price(a) + price(b) + the prices of the odd sets that hold both ≥ weight on every edge, with equality on matched edges;
 * unmatched vertices have price 0; odd sets with a price are full.
 */
final class ExactMatching {

    private static final int FREE = 0;
    private static final int OUTER = 1;
    private static final int INNER = 2;
    private static final int[] NONE = {};
    private static final int VERTICES_BETWEEN_LOOKS = 1 << 12;
    private static final int STEPS_BETWEEN_LOOKS = 1 << 19;
    /** An event of a tree costs about as much as so many vertices of a blossom. */
    private static final int EVENT = 32;

    private final int n;
    private final int[] end;
    private final long[] weight;
    private final int[] arcStart;
    private final int[] arcs;

    private final long[] price;

    private final int[] mateEnd;
    private final int[] top;
    private int[] parent;
    private int[] base;
    private int[][] children;
    private int[][] childEnds;
    private byte[] label;
    private int[] labelEnd;
    private int[] leafCount;
    private long[] blossomPrice;
    private long[] entered;
    private int blossomTop;
    private int[] freeBlossoms = new int[16];
    private int freeCount;

    private long delta;
    private int[] touched = new int[64];
    private int touchedCount;
    private long zeroAt;
    private int zeroVertex;
    private final EventHeap events = new EventHeap();
    private int[] leafStack = new int[64];
    private int[] opened = new int[16];
    private int[] turned = new int[32];
    private int[] marks = new int[0];
    private int markRound;
    private long steps;
    private long nextLook;

    /**
     * Edge e joins ends[2e] and ends[2e+1]; {@code price} must satisfy price(a) + price(b) ≥ weight(e) ≥ 0 and price ≥ 0, and is
     * changed in place.
     */
    ExactMatching(int n, int[] ends, long[] weight, long[] price) {
        this.n = n;
        this.end = ends;
        this.weight = weight;
        this.price = price;
        this.arcStart = new int[n + 1];
        for (int p = 0; p < ends.length; p++) {
            arcStart[ends[p] + 1]++;
        }
        for (int v = 0; v < n; v++) {
            arcStart[v + 1] += arcStart[v];
        }
        int[] next = Arrays.copyOf(arcStart, n);
        this.arcs = new int[ends.length];
        for (int p = 0; p < ends.length; p++) {
            // the arc leaves end[p] and is named by the end it reaches
            arcs[next[ends[p]]++] = p ^ 1;
        }
        this.mateEnd = filled(n, -1);
        this.top = new int[n];
        int capacity = n + 64;
        this.parent = filled(capacity, -1);
        this.base = new int[capacity];
        this.children = new int[capacity][];
        this.childEnds = new int[capacity][];
        Arrays.fill(children, NONE);
        Arrays.fill(childEnds, NONE);
        this.label = new byte[capacity];
        this.labelEnd = filled(capacity, -1);
        this.leafCount = filled(capacity, 1);
        this.blossomPrice = new long[capacity];
        this.entered = new long[capacity];
        for (int v = 0; v < n; v++) {
            top[v] = v;
            base[v] = v;
        }
        this.blossomTop = n;
    }

    private static int[] filled(int size, int value) {
        int[] a = new int[size];
        Arrays.fill(a, value);
        return a;
    }

    private static int[] withRoom(int[] stack, int size) {
        return size < stack.length ? stack : Arrays.copyOf(stack, 2 * size);
    }

    /** Lowers prices as far as single vertices can, then matches along tight edges, the hinted ones first. */
    void start(int[] hintedEdges) {
        for (int v = 0; v < n; v++) {
            long need = 0;
            for (int i = arcStart[v]; i < arcStart[v + 1]; i++) {
                need = Math.max(need, weight[arcs[i] >> 1] - price[end[arcs[i]]]);
            }
            price[v] = need;
        }
        for (int e : hintedEdges) {
            matchIfTight(e);
        }
        for (int e = 0; e < weight.length; e++) {
            matchIfTight(e);
        }
    }

    private void matchIfTight(int e) {
        int a = end[2 * e];
        int b = end[2 * e + 1];
        if (mateEnd[a] < 0 && mateEnd[b] < 0 && price[a] + price[b] == weight[e]) {
            mateEnd[a] = 2 * e + 1;
            mateEnd[b] = 2 * e;
        }
    }

    /**
     * Runs to the optimum, or gives up after so many steps (a vertex of a blossom is one, an event {@value #EVENT}) and
     * returns false.
     */
    boolean solve(long patience, Watch watch) {
        for (int v = 0; v < n; v++) {
            if (v % VERTICES_BETWEEN_LOOKS == 0) {
                watch.at(Watch.Stage.PROVING, (int) (100L * v / n));
            }
            // a search leaves vertices exposed only at price 0, so one pass is enough
            if (mateEnd[v] < 0 && price[v] > 0 && !search(v, patience, watch)) {
                return false;
            }
        }
        return true;
    }

    /** The edge that v is matched along, or −1. */
    int mate(int v) {
        return mateEnd[v] < 0 ? -1 : mateEnd[v] >> 1;
    }

    long price(int v) {
        return price[v];
    }

    /** Matches the root or brings its price to 0; false when patience ends, and then nothing here is of use any more. */
    private boolean search(int root, long patience, Watch watch) {
        delta = 0;
        zeroAt = Long.MAX_VALUE;
        zeroVertex = -1;
        touchedCount = 0;
        events.clear();
        makeOuter(top[root], -1);
        while (true) {
            steps += EVENT;
            if (steps >= nextLook) {
                nextLook = steps + STEPS_BETWEEN_LOOKS;
                watch.check();
                if (steps > patience) {
                    return false;
                }
            }
            if (events.isEmpty() || events.minKey() >= zeroAt) {
                delta = zeroAt;
                flipFrom(zeroVertex, -1);
                break;
            }
            delta = events.minKey();
            int what = events.minItem();
            events.removeMin();
            if (what < 0) {
                int blossom = ~what;
                if (parent[blossom] < 0 && children[blossom].length > 0 && label[blossom] == INNER) {
                    long left = priceOfInner(blossom);
                    if (left == 0) {
                        expand(blossom);
                    } else {
                        events.add(delta + left / 2, what);
                    }
                }
                continue;
            }
            int from = end[what ^ 1];
            int to = end[what];
            int x = top[from];
            int y = top[to];
            if (x == y || label[x] != OUTER || label[y] == INNER) {
                continue;
            }
            long slack = truePrice(from) + truePrice(to) - weight[what >> 1];
            if (label[y] == OUTER) {
                if (slack == 0) {
                    shrink(what >> 1);
                } else {
                    events.add(delta + slack / 2, what);
                }
            } else if (slack > 0) {
                events.add(delta + slack, what);
            } else if (mateEnd[base[y]] < 0) {
                flipFrom(from, what);
                rotate(y, to);
                mateEnd[to] = what ^ 1;
                break;
            } else {
                growOver(y, what ^ 1);
            }
        }
        finish();
        return true;
    }

    private void finish() {
        for (int i = 0; i < touchedCount; i++) {
            int x = touched[i];
            if (parent[x] < 0 && label[x] != FREE && (x < n || children[x].length > 0)) {
                settle(x);
            }
        }
        for (int i = 0; i < touchedCount; i++) {
            label[touched[i]] = FREE;
            labelEnd[touched[i]] = -1;
        }
    }

    private long truePrice(int v) {
        int x = top[v];
        return switch (label[x]) {
            case OUTER -> price[v] - (delta - entered[x]);
            case INNER -> price[v] + (delta - entered[x]);
            default -> price[v];
        };
    }

    /** Writes the prices of a labelled top blossom as of now. */
    private void settle(int x) {
        long moved = delta - entered[x];
        if (moved != 0 && label[x] != FREE) {
            long sign = label[x] == OUTER ? -moved : moved;
            int leaves = leaves(x);
            for (int i = 0; i < leaves; i++) {
                price[leafStack[i]] += sign;
            }
            if (x >= n) {
                blossomPrice[x] -= 2 * sign;
            }
        }
        entered[x] = delta;
    }

    private void touch(int x) {
        touched = withRoom(touched, touchedCount);
        touched[touchedCount++] = x;
    }

    private void makeOuter(int x, int through) {
        label[x] = OUTER;
        labelEnd[x] = through;
        entered[x] = delta;
        touch(x);
        int leaves = leaves(x);
        for (int i = 0; i < leaves; i++) {
            noteZero(leafStack[i]);
        }
        for (int i = 0; i < leaves; i++) {
            scan(leafStack[i]);
        }
    }

    private void noteZero(int v) {
        long at = delta + truePrice(v);
        if (at < zeroAt || at == zeroAt && v < zeroVertex) {
            zeroAt = at;
            zeroVertex = v;
        }
    }

    private void scan(int v) {
        int x = top[v];
        long mine = truePrice(v);
        for (int i = arcStart[v]; i < arcStart[v + 1]; i++) {
            int p = arcs[i];
            int y = top[end[p]];
            if (y == x || label[y] == INNER) {
                continue;
            }
            long slack = mine + truePrice(end[p]) - weight[p >> 1];
            long at = delta + (label[y] == OUTER ? slack / 2 : slack);
            if (at < zeroAt) {
                events.add(at, p);
            }
        }
    }

    private void growOver(int y, int through) {
        labelInner(y, through);
        int out = mateEnd[base[y]];
        makeOuter(top[end[out]], out ^ 1);
    }

    private int leaves(int x) {
        if (x < n) {
            leafStack[0] = x;
            return 1;
        }
        // blossoms nest deeper than the call stack goes
        int count = 0;
        int open = 1;
        opened[0] = x;
        while (open > 0) {
            for (int child : children[opened[--open]]) {
                if (child < n) {
                    leafStack = withRoom(leafStack, count);
                    leafStack[count++] = child;
                } else {
                    open = open(child, open);
                }
            }
        }
        steps += count;
        return count;
    }

    private int open(int blossom, int alreadyOpen) {
        opened = withRoom(opened, alreadyOpen);
        opened[alreadyOpen] = blossom;
        return alreadyOpen + 1;
    }

    /** Two outer vertices of the tree became tight: the odd cycle through their nearest common ancestor becomes one. */
    private void shrink(int edge) {
        int v = end[2 * edge];
        int w = end[2 * edge + 1];
        int common = nearestCommon(v, w);
        int size = 0;
        int[] path = new int[8];
        int[] ends = new int[8];
        int x = top[v];
        while (x != common) {
            path = withRoom(path, size);
            ends = withRoom(ends, size);
            path[size] = x;
            ends[size++] = labelEnd[x];
            x = top[end[labelEnd[x]]];
        }
        int left = size;
        int right = 0;
        for (int y = top[w]; y != common; y = top[end[labelEnd[y]]]) {
            right++;
        }
        int[] cycle = new int[left + 1 + right];
        int[] cycleEnds = new int[left + 1 + right];
        cycle[0] = common;
        for (int i = 0; i < left; i++) {
            cycle[1 + i] = path[left - 1 - i];
            cycleEnds[i] = ends[left - 1 - i];
        }
        cycleEnds[left] = 2 * edge;
        int at = left + 1;
        for (int y = top[w]; y != common; y = top[end[labelEnd[y]]]) {
            cycle[at] = y;
            cycleEnds[at++] = labelEnd[y] ^ 1;
        }
        int baseOfAll = base[common];
        int wayUp = labelEnd[common];
        int kept = largest(cycle, child -> child >= n && label[child] == OUTER);
        int b = kept < 0 ? newBlossom() : cycle[kept];
        // its vertices keep their prices, and the others are written down as if they had been there since it was
        // entered
        long since = kept < 0 ? delta : entered[b];
        if (kept >= 0) {
            cycle[kept] = moveInside(b);
        }
        leafCount[b] = 0;
        int[] fresh = new int[8];
        int freshCount = 0;
        for (int c = 0; c < cycle.length; c++) {
            int child = cycle[c];
            parent[child] = b;
            leafCount[b] += leafCount[child];
            if (c == kept) {
                continue;
            }
            settle(child);
            boolean wasInner = label[child] == INNER;
            int leaves = leaves(child);
            for (int i = 0; i < leaves; i++) {
                int leaf = leafStack[i];
                top[leaf] = b;
                price[leaf] += delta - since;
                if (wasInner) {
                    fresh = withRoom(fresh, freshCount);
                    fresh[freshCount++] = leaf;
                }
            }
        }
        parent[b] = -1;
        base[b] = baseOfAll;
        children[b] = cycle;
        childEnds[b] = cycleEnds;
        blossomPrice[b] = -2 * (delta - since);
        label[b] = OUTER;
        labelEnd[b] = wayUp;
        entered[b] = since;
        touch(b);
        for (int i = 0; i < freshCount; i++) {
            noteZero(fresh[i]);
        }
        for (int i = 0; i < freshCount; i++) {
            scan(fresh[i]);
        }
    }

    /** Where in a cycle the one with the most vertices stands among those allowed, or −1. */
    private int largest(int[] cycle, IntPredicate allowed) {
        int largest = -1;
        for (int i = 0; i < cycle.length; i++) {
            if (allowed.test(cycle[i]) && (largest < 0 || leafCount[cycle[i]] > leafCount[cycle[largest]])) {
                largest = i;
            }
        }
        return largest;
    }

    /**
     * Moves what an outer blossom is to another place, so that the new one around it can stand in its own: all vertices inside
     * then need not be told. Returns the other place.
     */
    private int moveInside(int blossom) {
        int moved = newBlossom();
        move(blossom, moved);
        blossomPrice[moved] = blossomPrice[blossom] + 2 * (delta - entered[blossom]);
        return moved;
    }

    private void move(int blossom, int place) {
        base[place] = base[blossom];
        children[place] = children[blossom];
        childEnds[place] = childEnds[blossom];
        leafCount[place] = leafCount[blossom];
        for (int child : children[place]) {
            parent[child] = place;
        }
    }

    private int nearestCommon(int v, int w) {
        if (marks.length < parent.length) {
            marks = Arrays.copyOf(marks, parent.length);
        }
        markRound++;
        int a = top[v];
        int b = top[w];
        while (true) {
            if (a >= 0) {
                if (marks[a] == markRound) {
                    return a;
                }
                marks[a] = markRound;
                a = outerAncestor(a);
            }
            int t = a;
            a = b;
            b = t;
            if (a < 0 && b < 0) {
                throw new IllegalStateException("one tree has one root");
            }
        }
    }

    private int outerAncestor(int x) {
        if (labelEnd[x] < 0) {
            return -1;
        }
        int inner = top[end[labelEnd[x]]];
        return top[end[labelEnd[inner]]];
    }

    private int newBlossom() {
        if (freeCount > 0) {
            return freeBlossoms[--freeCount];
        }
        if (blossomTop == parent.length) {
            int size = parent.length + Math.max(64, parent.length / 4);
            parent = Arrays.copyOf(parent, size);
            base = Arrays.copyOf(base, size);
            children = Arrays.copyOf(children, size);
            childEnds = Arrays.copyOf(childEnds, size);
            Arrays.fill(children, blossomTop, size, NONE);
            Arrays.fill(childEnds, blossomTop, size, NONE);
            label = Arrays.copyOf(label, size);
            labelEnd = Arrays.copyOf(labelEnd, size);
            leafCount = Arrays.copyOf(leafCount, size);
            blossomPrice = Arrays.copyOf(blossomPrice, size);
            entered = Arrays.copyOf(entered, size);
        }
        return blossomTop++;
    }

    private void discard(int b) {
        children[b] = NONE;
        childEnds[b] = NONE;
        label[b] = FREE;
        labelEnd[b] = -1;
        freeBlossoms = withRoom(freeBlossoms, freeCount);
        freeBlossoms[freeCount++] = b;
    }

    /** An inner blossom's price reached zero: its even path stays in the tree, its other children leave it. */
    private void expand(int b) {
        int[] kids = children[b];
        int[] ends = childEnds[b];
        int through = labelEnd[b];
        int size = kids.length;
        int largest = largest(kids, kid -> true);
        for (int i = 0; i < size; i++) {
            if (i != largest) {
                letOut(kids[i], b);
            }
        }
        int entryChild = top[end[through ^ 1]];
        int entry = entryChild == b ? largest : indexOf(kids, entryChild);
        int step = entry % 2 == 1 ? 1 : -1;
        int trick = entry % 2 == 1 ? 0 : 1;
        int fromEntry = Math.floorMod((largest - entry) * step, size);
        boolean staysInner = fromEntry % 2 == 0 && fromEntry <= Math.floorMod(-entry * step, size);
        if (kids[largest] >= n && staysInner) {
            moveOutside(kids[largest], b);
            kids[largest] = b;
        } else {
            letOut(kids[largest], b);
            discard(b);
        }
        int at = entry;
        int from = through;
        while (at != 0) {
            stayInner(kids[at], from, b);
            int out = mateEnd[base[kids[at]]];
            at = Math.floorMod(at + step, size);
            makeOuter(kids[at], out ^ 1);
            from = ends[Math.floorMod(at - trick, size)] ^ trick;
            at = Math.floorMod(at + step, size);
        }
        stayInner(kids[0], from, b);
        for (int kid : kids) {
            if (label[kid] == FREE) {
                offerToTree(kid);
            }
        }
    }

    private void stayInner(int kid, int through, int b) {
        if (kid == b) {
            labelEnd[b] = through;
            events.add(delta + priceOfInner(b) / 2, ~b);
        } else {
            labelInner(kid, through);
        }
    }

    /** What is left of an inner blossom's price now. */
    private long priceOfInner(int blossom) {
        return blossomPrice[blossom] - 2 * (delta - entered[blossom]);
    }

    /** Makes a child of an inner blossom a free one of its own. */
    private void letOut(int child, int inner) {
        parent[child] = -1;
        label[child] = FREE;
        labelEnd[child] = -1;
        int leaves = leaves(child);
        for (int i = 0; i < leaves; i++) {
            top[leafStack[i]] = child;
            price[leafStack[i]] += delta - entered[inner];
        }
    }

    /** The child takes the place of the blossom around it and stays inner, so that its vertices need not be told. */
    private void moveOutside(int child, int inner) {
        move(child, inner);
        blossomPrice[inner] = blossomPrice[child] + 2 * (delta - entered[inner]);
        discard(child);
    }

    private void labelInner(int x, int through) {
        label[x] = INNER;
        labelEnd[x] = through;
        entered[x] = delta;
        touch(x);
        if (x >= n) {
            events.add(delta + blossomPrice[x] / 2, ~x);
        }
    }

    private void offerToTree(int x) {
        int leaves = leaves(x);
        for (int l = 0; l < leaves; l++) {
            int v = leafStack[l];
            for (int i = arcStart[v]; i < arcStart[v + 1]; i++) {
                int p = arcs[i];
                if (label[top[end[p]]] == OUTER) {
                    long at = delta + price[v] + truePrice(end[p]) - weight[p >> 1];
                    if (at < zeroAt) {
                        events.add(at, p ^ 1);
                    }
                }
            }
        }
    }

    private static int indexOf(int[] a, int x) {
        for (int i = 0; i < a.length; i++) {
            if (a[i] == x) {
                return i;
            }
        }
        throw new IllegalStateException("a blossom's child is not in it");
    }

    /** Exchanges matched and unmatched edges from outer vertex v up to the root; v's new partner is at {@code newEnd}, if any. */
    private void flipFrom(int v, int newEnd) {
        int s = v;
        int p = newEnd;
        while (true) {
            int x = top[s];
            rotate(x, s);
            mateEnd[s] = p;
            if (labelEnd[x] < 0) {
                return;
            }
            int inner = top[end[labelEnd[x]]];
            int up = labelEnd[inner];
            int entry = end[up ^ 1];
            rotate(inner, entry);
            mateEnd[entry] = up;
            s = end[up];
            p = up ^ 1;
        }
    }

    /** Makes v the base of blossom b: the matched edges inside move so that only v looks outside. */
    private void rotate(int b, int v) {
        int waiting = wait(0, b, v);
        while (waiting > 0) {
            waiting -= 2;
            int outermost = turned[waiting];
            int vertex = turned[waiting + 1];
            for (int child = vertex; child != outermost; child = parent[child]) {
                waiting = turn(parent[child], child, vertex, waiting);
            }
        }
    }

    private int wait(int alreadyWaiting, int b, int v) {
        if (b < n) {
            return alreadyWaiting;
        }
        turned = withRoom(turned, alreadyWaiting + 1);
        turned[alreadyWaiting] = b;
        turned[alreadyWaiting + 1] = v;
        return alreadyWaiting + 2;
    }

    /** Makes the child with v the first of one blossom, and lets those wait that look elsewhere now; they are independent. */
    private int turn(int b, int child, int v, int alreadyWaiting) {
        base[b] = v;
        if (children[b][0] == child) {
            return alreadyWaiting;
        }
        int waiting = alreadyWaiting;
        int[] kids = children[b];
        int[] ends = childEnds[b];
        int size = kids.length;
        int first = indexOf(kids, child);
        int step = first % 2 == 1 ? 1 : -1;
        int trick = first % 2 == 1 ? 0 : 1;
        int at = first;
        while (at != 0) {
            at = Math.floorMod(at + step, size);
            int p = ends[Math.floorMod(at - trick, size)] ^ trick;
            waiting = wait(waiting, kids[at], end[p]);
            at = Math.floorMod(at + step, size);
            waiting = wait(waiting, kids[at], end[p ^ 1]);
            mateEnd[end[p]] = p ^ 1;
            mateEnd[end[p ^ 1]] = p;
        }
        int[] turnedKids = new int[size];
        int[] turnedEnds = new int[size];
        for (int i = 0; i < size; i++) {
            turnedKids[i] = kids[(first + i) % size];
            turnedEnds[i] = ends[(first + i) % size];
        }
        children[b] = turnedKids;
        childEnds[b] = turnedEnds;
        return waiting;
    }

    /** The blossoms with a price. */
    OddSets oddSets() {
        int[] setOf = filled(blossomTop, -1);
        int[] enclosing = new int[blossomTop - n];
        long[] prices = new long[blossomTop - n];
        int[] smallest = filled(n, -1);
        int count = 0;
        for (int root = n; root < blossomTop; root++) {
            if (parent[root] >= 0 || children[root].length == 0) {
                continue;
            }
            int open = 1;
            opened[0] = root;
            while (open > 0) {
                int b = opened[--open];
                int outer = parent[b] < 0 ? -1 : setOf[parent[b]];
                setOf[b] = outer;
                if (blossomPrice[b] > 0) {
                    setOf[b] = count;
                    enclosing[count] = outer;
                    prices[count++] = blossomPrice[b];
                }
                for (int child : children[b]) {
                    if (child < n) {
                        smallest[child] = setOf[b];
                    } else {
                        open = open(child, open);
                    }
                }
            }
        }
        return new OddSets(smallest, Arrays.copyOf(enclosing, count), Arrays.copyOf(prices, count));
    }
}
