package io.bothways.analytics.statistics.study.data;

import io.bothways.analytics.statistics.study.data.StudyData.Participation;
import io.bothways.analytics.statistics.study.data.StudyData.Varying;
import io.bothways.analytics.statistics.survival.Observations;
import java.util.Arrays;
import java.util.function.IntPredicate;

/**
 * The subjects' time under observation cut wherever their state changes: at joining, at the end of the early period after
 * it, at every change of a covariate, and, where values are missing, after the first year under observation. Times run on
 * the subject's own clock. A subject counts as joined from its first participation on and never reverts: what taking part
 * does may outlast it.
 *
 * <p>Whoever had joined before observation began keeps that day: their time counts by how long ago they joined, but nobody
 * saw them join, and whoever left soon after was never observed, so they are no joiners of the g-formula and of matching.
 */
public final class Episodes {
    /** The day of joining of whoever does not join. */
    public static final int NEVER = Integer.MAX_VALUE;

    private static final int FIRST_YEAR = 365;

    final StudyData data;
    final int[] subject;
    final double[] start;
    final double[] stop;
    final int[] cause;
    /** 0 before joining, 1 in the early period after it, 2 later. */
    final byte[] period;
    /** Change of every varying covariate since its first value that counts, 0 until there is one. */
    final double[][] change;
    /** Value of every varying covariate, NaN until there is one. */
    final double[][] current;
    /** Day of joining by subject, which may lie before entry, or NEVER. */
    final int[] joined;
    /** Mode of the first participation by subject. */
    final int[] mode;
    /** Value at entry of every varying covariate by subject, the latest dated by then; NaN without one. */
    final double[][] baseline;

    private Episodes(
            StudyData data,
            int[] subject,
            double[] start,
            double[] stop,
            int[] cause,
            byte[] period,
            double[][] change,
            double[][] current,
            int[] joined,
            int[] mode,
            double[][] baseline) {
        this.data = data;
        this.subject = subject;
        this.start = start;
        this.stop = stop;
        this.cause = cause;
        this.period = period;
        this.change = change;
        this.current = current;
        this.joined = joined;
        this.mode = mode;
        this.baseline = baseline;
    }

    /**
     * Cuts every subject's time. O(rows × varying covariates); nobody has no episodes.
     *
     * @param waningAfter days after joining at which the early period ends
     */
    public static Episodes of(StudyData data, int waningAfter) {
        int n = data.subjects();
        int[] joined = new int[n];
        int[] mode = new int[n];
        Arrays.fill(joined, NEVER);
        for (Participation participation : data.participations()) {
            int s = participation.subject();
            if (participation.start() < joined[s] && participation.start() < data.exit()[s]) {
                joined[s] = participation.start();
                mode[s] = participation.mode();
            }
        }
        return new Cutter(data, joined, mode, waningAfter).cut();
    }

    /** The same episodes with other causes by subject. */
    Episodes withCauses(int[] bySubject) {
        int[] causes = cause.clone();
        for (int i = 0; i < causes.length; i++) {
            causes[i] = causes[i] == 0 ? 0 : bySubject[subject[i]];
        }
        return new Episodes(data, subject, start, stop, causes, period, change, current, joined, mode, baseline);
    }

    /** The data that were cut. */
    public StudyData data() {
        return data;
    }

    /** Number of episodes, those of a subject in a row and in order of time; 0 for nobody. */
    public int size() {
        return subject.length;
    }

    /** Whose episode it is. */
    public int subject(int row) {
        return subject[row];
    }

    /** Where it begins, in days of the subject's clock; the start itself is not part of it. */
    public double start(int row) {
        return start[row];
    }

    /** Where it ends, in days of the subject's clock. */
    public double stop(int row) {
        return stop[row];
    }

    /** What ended it, as {@link StudyData} codes it; 0 when the subject goes on, or was still there at the end. */
    public int cause(int row) {
        return cause[row];
    }

    /** 0 before joining, 1 in the early period after it, 2 later. */
    public int period(int row) {
        return period[row];
    }

    /** Change of the v-th varying covariate since its first value that counts; 0 until there is one. */
    public double change(int v, int row) {
        return change[v][row];
    }

    /** Value of the v-th varying covariate; NaN until there is one. */
    public double current(int v, int row) {
        return current[v][row];
    }

    /** Whether any varying covariate has changed since its first value that counts. O(varying covariates). */
    public boolean moved(int row) {
        for (double[] since : change) {
            if (since[row] != 0) {
                return true;
            }
        }
        return false;
    }

    /** Day of joining of a subject, which may lie before entry, or {@link #NEVER}. */
    public int joined(int s) {
        return joined[s];
    }

    /** Mode of a subject's first participation; 0 without one. */
    public int mode(int s) {
        return mode[s];
    }

    /** Whether the episode lies in the subject's first year under observation. */
    boolean inFirstYear(int row) {
        int s = subject[row];
        return start[row] + data.origin()[s] < data.entry()[s] + FIRST_YEAR;
    }

    /** Whether the subject joined at all, seen or not. */
    public boolean hasJoined(int s) {
        return joined[s] != NEVER;
    }

    /** Whether the subject joined while under observation. */
    public boolean seenJoining(int s) {
        return hasJoined(s) && !joinedBefore(s);
    }

    /** Whether the subject had joined before observation began. */
    public boolean joinedBefore(int s) {
        return joined[s] < data.entry()[s];
    }

    /** The first episode of every subject. O(episodes). */
    public int[] firstRows() {
        int[] first = new int[data.subjects()];
        for (int i = size() - 1; i >= 0; i--) {
            first[subject[i]] = i;
        }
        return first;
    }

    /** The subject's episode that goes on from the start of a day under observation; O(its episodes). */
    public int rowAt(int[] firstRows, int s, int day) {
        int clock = day - data.origin()[s];
        int row = firstRows[s];
        while (row + 1 < size() && subject[row + 1] == s && start[row + 1] <= clock) {
            row++;
        }
        return row;
    }

    /** Rows with the wanted cause as the event, clustered by subject. O(episodes). */
    public Observations observations(int wanted) {
        return observations(code -> code == wanted);
    }

    /** The same with any cause of several as the event; no events where nobody left by one. O(episodes). */
    public Observations observations(IntPredicate wanted) {
        int[] event = new int[cause.length];
        for (int i = 0; i < event.length; i++) {
            event[i] = wanted.test(cause[i]) ? 1 : 0;
        }
        return Observations.between(start, stop, event).clustered(subject);
    }

    /** Walks subjects and their changes side by side; rows are counted first, then written. */
    private static final class Cutter {
        private final StudyData data;
        private final int[] joined;
        private final int[] mode;
        private final int waningAfter;
        private final int[][] firstChange;
        /** Place of every subject's value at entry or, without one, of the first later one. */
        private final int[][] reference;

        private final double[][] baseline;
        private final boolean[] incomplete;

        Cutter(StudyData data, int[] joined, int[] mode, int waningAfter) {
            this.data = data;
            this.joined = joined;
            this.mode = mode;
            this.waningAfter = waningAfter;
            int n = data.subjects();
            firstChange = new int[data.changes().size()][n + 1];
            reference = new int[data.changes().size()][n];
            baseline = new double[data.changes().size()][n];
            for (int v = 0; v < firstChange.length; v++) {
                Varying varying = data.changes().get(v);
                Arrays.fill(baseline[v], Double.NaN);
                for (int s : varying.subject()) {
                    firstChange[v][s + 1]++;
                }
                for (int s = 0; s < n; s++) {
                    firstChange[v][s + 1] += firstChange[v][s];
                    // a value dated later was not known at entry, nor to whoever joined before it
                    int at = firstChange[v][s];
                    while (at + 1 < firstChange[v][s + 1] && varying.day()[at + 1] <= data.entry()[s]) {
                        at++;
                    }
                    reference[v][s] = at;
                    if (at < firstChange[v][s + 1] && varying.day()[at] <= data.entry()[s]) {
                        baseline[v][s] = varying.value()[at];
                    }
                }
            }
            incomplete = new boolean[n];
            data.covariates().forEach(covariate -> mark(covariate.values()));
            for (double[] values : baseline) {
                mark(values);
            }
        }

        private void mark(double[] values) {
            for (int s = 0; s < values.length; s++) {
                incomplete[s] |= Double.isNaN(values[s]);
            }
        }

        Episodes cut() {
            int n = data.subjects();
            int[] first = new int[n + 1];
            int[] cuts = new int[64];
            for (int s = 0; s < n; s++) {
                cuts = ensure(cuts, s);
                first[s + 1] = first[s] + cuts(s, cuts) + 1;
            }
            int rows = first[n];
            int[] subject = new int[rows];
            double[] start = new double[rows];
            double[] stop = new double[rows];
            int[] cause = new int[rows];
            byte[] period = new byte[rows];
            double[][] change = new double[data.changes().size()][rows];
            double[][] current = new double[data.changes().size()][rows];
            for (int s = 0; s < n; s++) {
                int count = cuts(s, cuts);
                int from = data.entry()[s];
                for (int c = 0; c <= count; c++) {
                    int row = first[s] + c;
                    int to = c < count ? cuts[c] : data.exit()[s];
                    subject[row] = s;
                    start[row] = from - data.origin()[s];
                    stop[row] = to - data.origin()[s];
                    cause[row] = c < count ? 0 : data.cause()[s];
                    period[row] = periodAt(s, from);
                    for (int v = 0; v < change.length; v++) {
                        current[v][row] = valueAt(v, s, from);
                        change[v][row] = Double.isNaN(current[v][row])
                                ? 0
                                : current[v][row] - data.changes().get(v).value()[reference[v][s]];
                    }
                    from = to;
                }
            }
            return new Episodes(data, subject, start, stop, cause, period, change, current, joined, mode, baseline);
        }

        private int[] ensure(int[] cuts, int s) {
            int needed = 3;
            for (int[] changes : firstChange) {
                needed += changes[s + 1] - changes[s];
            }
            return needed > cuts.length ? new int[2 * needed] : cuts;
        }

        /** Ascending distinct days strictly inside the subject's time. */
        private int cuts(int s, int[] cuts) {
            int count = 0;
            if (joined[s] != NEVER) {
                count = addCut(s, joined[s], cuts, count);
                count = addCut(s, joined[s] + waningAfter, cuts, count);
            }
            if (incomplete[s]) {
                count = addCut(s, data.entry()[s] + FIRST_YEAR, cuts, count);
            }
            for (int v = 0; v < firstChange.length; v++) {
                for (int i = reference[v][s]; i < firstChange[v][s + 1]; i++) {
                    count = addCut(s, data.changes().get(v).day()[i], cuts, count);
                }
            }
            Arrays.sort(cuts, 0, count);
            int distinct = 0;
            for (int c = 0; c < count; c++) {
                if (c == 0 || cuts[c] != cuts[distinct - 1]) {
                    cuts[distinct++] = cuts[c];
                }
            }
            return distinct;
        }

        private int addCut(int s, int day, int[] cuts, int count) {
            if (day > data.entry()[s] && day < data.exit()[s]) {
                cuts[count] = day;
                return count + 1;
            }
            return count;
        }

        private byte periodAt(int s, int day) {
            if (joined[s] == NEVER || day < joined[s]) {
                return 0;
            }
            return (byte) (day < joined[s] + waningAfter ? 1 : 2);
        }

        private double valueAt(int v, int s, int day) {
            Varying varying = data.changes().get(v);
            double value = Double.NaN;
            for (int i = reference[v][s]; i < firstChange[v][s + 1] && varying.day()[i] <= day; i++) {
                value = varying.value()[i];
            }
            return value;
        }
    }
}
