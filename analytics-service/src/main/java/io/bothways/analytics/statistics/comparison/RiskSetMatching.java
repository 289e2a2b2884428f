package io.bothways.analytics.statistics.comparison;

import io.bothways.analytics.statistics.Columns;
import io.bothways.analytics.statistics.InvalidRow;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Matches everybody who starts a treatment, on the day of starting, with colleagues who are under observation that day and
 * have not started yet: same exact class, close on some measures, nearest on the others (Li, Propert and Rosenbaum 2001).
 * Controls may serve several times. Both members of a pair are to be followed from that day and both censored when the
 * control starts (pair censoring): censoring the control alone would be informative.
 *
 * <p>Distance is Euclidean on measures divided by their standard deviation. Within a class candidates are sorted by one measure
 * that stays as it is, and looked at from the treated outwards until nobody further away on it alone can be nearer: O(treated ×
 * those looked at), at worst the class. Equal distances go by row order.
 */
public final class RiskSetMatching {
    /** A day that never comes. */
    public static final int NEVER = Integer.MAX_VALUE;

    /** What must be equal at the day of matching beyond the fixed class, such as a band of tenure. */
    @FunctionalInterface
    public interface StateAt {
        long of(int subject, int day);
    }

    /** The value of a measure that changes, known on a day on which the subject is under observation. */
    @FunctionalInterface
    public interface ValueAt {
        double of(int subject, int day);
    }

    /**
     * A measure: values by subject, and either the largest difference allowed or infinity to take part in the distance. One
     * that changes is compared by its value on the day of matching; the values by subject then only say how widely it
     * spreads.
     */
    public record Measure(
            double[] values, double within, @Nullable ValueAt changing) {
        /** A measure that stays as it is. */
        public Measure(double[] values, double within) {
            this(values, within, null);
        }
    }

    /** One treated with one control, weighing one over the number of controls of that treated. */
    public record Pair(int treated, int control, int day, double weight) {}

    /** What two ways to the same distance may differ by. */
    private static final double ROUNDING = 1e-9;

    private final int[] entry;
    private final int[] exit;
    private final int[] treatedAt;
    private final StateAt state;
    private final List<Measure> measures;
    private final double[] scale;
    private final double caliper;
    private final int neighbours;
    private final double[] order;
    private final double orderScale;
    private final double orderWithin;
    private final Map<Integer, Colleagues> classes = new HashMap<>();
    private final int[] fixedClass;

    /**
     * Prepares the classes. O(n log n). A measure that does not vary takes no part in the distance. When all
     * measures change, the whole class is looked at.
     *
     * @param treatedAt day of starting, within the subject's time under observation, entry included and exit not, or {@link
     *     #NEVER}
     * @param fixedClass exact label of every subject; negative: left out altogether
     * @param caliper largest distance, in standard deviations; not negative
     * @param neighbours controls for each treated, at least one
     * @throws InvalidRow where a measure is not finite, or a start of treatment lies outside the time under observation
     */
    public RiskSetMatching(
            int[] entry,
            int[] exit,
            int[] treatedAt,
            int[] fixedClass,
            StateAt state,
            List<Measure> measures,
            double caliper,
            int neighbours) {
        if (!(caliper >= 0) || neighbours < 1) {
            throw new IllegalArgumentException(neighbours + " neighbours within " + caliper);
        }
        int n = entry.length;
        Columns.requireLength("exit", exit.length, n);
        Columns.requireLength("start of treatment", treatedAt.length, n);
        Columns.requireLength("class", fixedClass.length, n);
        for (Measure measure : measures) {
            Columns.requireLength("measure", measure.values().length, n);
            requireFinite(measure.values());
        }
        for (int s = 0; s < n; s++) {
            if (treatedAt[s] != NEVER && (treatedAt[s] < entry[s] || treatedAt[s] >= exit[s])) {
                throw new InvalidRow(
                        s, "treated at " + treatedAt[s] + ", under observation from " + entry[s] + " to " + exit[s]);
            }
        }
        this.entry = entry;
        this.exit = exit;
        this.treatedAt = treatedAt;
        this.fixedClass = fixedClass;
        this.state = state;
        this.measures = List.copyOf(measures);
        this.caliper = caliper;
        this.neighbours = neighbours;
        scale = new double[measures.size()];
        for (int m = 0; m < scale.length; m++) {
            double deviation = deviation(measures.get(m).values());
            scale[m] = Double.isInfinite(measures.get(m).within()) && deviation > 0 ? 1 / deviation : 0;
        }
        int ordering = orderingMeasure();
        order = ordering < 0 ? new double[n] : measures.get(ordering).values();
        orderScale = ordering < 0 ? 0 : scale[ordering];
        orderWithin =
                ordering < 0 ? Double.POSITIVE_INFINITY : measures.get(ordering).within();
        collectClasses();
    }

    /** One that stays as it is, and rather one that takes part in the distance; negative when there is none. */
    private int orderingMeasure() {
        int ordering = -1;
        for (int m = scale.length - 1; m >= 0; m--) {
            boolean better = ordering < 0 || scale[m] > 0 || scale[ordering] == 0;
            if (measures.get(m).changing() == null && better) {
                ordering = m;
            }
        }
        return ordering;
    }

    private static void requireFinite(double[] values) {
        for (int s = 0; s < values.length; s++) {
            if (!Double.isFinite(values[s])) {
                throw new InvalidRow(s, "measure " + values[s]);
            }
        }
    }

    private void collectClasses() {
        Map<Integer, List<Integer>> lists = new HashMap<>();
        for (int s = 0; s < fixedClass.length; s++) {
            if (fixedClass[s] >= 0) {
                lists.computeIfAbsent(fixedClass[s], label -> new ArrayList<>()).add(s);
            }
        }
        lists.forEach((label, members) -> {
            members.sort(Comparator.comparingDouble(member -> order[member]));
            classes.put(
                    label,
                    new Colleagues(members.stream().mapToInt(Integer::intValue).toArray()));
        });
    }

    /** A class in the order it is looked at, with what is looked at side by side: reading it by subject is twice as slow. */
    private final class Colleagues {
        final int[] subject;
        final int[] from;
        final int[] until;
        final double[] ordered;
        /** By measure; empty for one that changes. */
        final double[][] fixed;

        Colleagues(int[] subject) {
            this.subject = subject;
            from = IntStream.of(subject).map(s -> entry[s]).toArray();
            until = IntStream.of(subject)
                    .map(s -> Math.min(exit[s], treatedAt[s]))
                    .toArray();
            ordered = IntStream.of(subject).mapToDouble(s -> order[s]).toArray();
            fixed = new double[measures.size()][];
            for (int m = 0; m < fixed.length; m++) {
                double[] values = measures.get(m).values();
                fixed[m] = measures.get(m).changing() != null
                        ? new double[0]
                        : IntStream.of(subject).mapToDouble(s -> values[s]).toArray();
            }
        }

        int size() {
            return subject.length;
        }

        /** Under observation on that day, and not treated by then. */
        boolean comparable(int place, int day) {
            return from[place] <= day && until[place] > day;
        }

        /** The first of at least that order. */
        int from(double value) {
            int low = 0;
            int high = ordered.length;
            while (low < high) {
                int middle = (low + high) >>> 1;
                if (ordered[middle] < value) {
                    low = middle + 1;
                } else {
                    high = middle;
                }
            }
            return low;
        }
    }

    /**
     * Pairs in the order of the treated, nearest control first. A treated without an acceptable
     * control has none; nobody treated, or nobody to match with, gives an empty list.
     */
    public List<Pair> pairs() {
        List<Pair> pairs = new ArrayList<>();
        int[] best = new int[neighbours];
        double[] distance = new double[neighbours];
        for (int s = 0; s < treatedAt.length; s++) {
            if (fixedClass[s] < 0 || treatedAt[s] == NEVER) {
                continue;
            }
            int found = nearest(s, best, distance);
            for (int k = 0; k < found; k++) {
                pairs.add(new Pair(s, best[k], treatedAt[s], 1.0 / found));
            }
        }
        return pairs;
    }

    private int nearest(int s, int[] best, double[] distance) {
        Colleagues colleagues = Objects.requireNonNull(classes.get(fixedClass[s]));
        int day = treatedAt[s];
        long wanted = state.of(s, day);
        int found = 0;
        int right = colleagues.from(order[s]);
        int left = right - 1;
        while (left >= 0 || right < colleagues.size()) {
            boolean full = found == neighbours;
            double bound = full ? Math.min(caliper, distance[found - 1]) : caliper;
            double below = left < 0 ? Double.POSITIVE_INFINITY : order[s] - colleagues.ordered[left];
            double above = right == colleagues.size() ? Double.POSITIVE_INFINITY : colleagues.ordered[right] - order[s];
            double away = Math.min(below, above);
            if (away * orderScale > bound * (1 + ROUNDING) || away > orderWithin) {
                break;
            }
            int place = below < above ? left-- : right++;
            int c = colleagues.subject[place];
            if (c == s || !colleagues.comparable(place, day)) {
                continue;
            }
            double d = distance(s, colleagues, place, day, bound);
            if (!(d <= caliper)
                    || d == Double.POSITIVE_INFINITY
                    || (full && !nearer(d, c, distance[found - 1], best[found - 1]))
                    || state.of(c, day) != wanted) {
                continue;
            }
            int rank = full ? found - 1 : found++;
            while (rank > 0 && nearer(d, c, distance[rank - 1], best[rank - 1])) {
                distance[rank] = distance[rank - 1];
                best[rank] = best[rank - 1];
                rank--;
            }
            distance[rank] = d;
            best[rank] = c;
        }
        return found;
    }

    private static boolean nearer(double distance, int row, double otherDistance, int otherRow) {
        return distance < otherDistance || (distance == otherDistance && row < otherRow);
    }

    /** Infinite as soon as it is clearly beyond the bound: measures that change take long to look up. */
    private double distance(int s, Colleagues colleagues, int place, int day, double bound) {
        double most = bound * bound * (1 + ROUNDING);
        double sum = 0;
        for (int m = 0; m < scale.length; m++) {
            Measure measure = measures.get(m);
            ValueAt changing = measure.changing();
            double difference = changing == null
                    ? measure.values()[s] - colleagues.fixed[m][place]
                    : changing.of(s, day) - changing.of(colleagues.subject[place], day);
            if (Math.abs(difference) > measure.within()) {
                return Double.POSITIVE_INFINITY;
            }
            sum += difference * scale[m] * difference * scale[m];
            if (sum > most) {
                return Double.POSITIVE_INFINITY;
            }
        }
        return Math.sqrt(sum);
    }

    private static double deviation(double[] values) {
        double mean = Arrays.stream(values).average().orElse(0);
        double squares = 0;
        for (double value : values) {
            squares += (value - mean) * (value - mean);
        }
        return values.length < 2 ? 0 : Math.sqrt(squares / (values.length - 1));
    }
}
