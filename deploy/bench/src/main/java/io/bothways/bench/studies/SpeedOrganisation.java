package io.bothways.bench.studies;

import io.bothways.analytics.statistics.CounterRandom;
import io.bothways.analytics.statistics.study.data.StudyData;
import io.bothways.analytics.statistics.study.data.StudyData.Covariate;
import io.bothways.analytics.statistics.study.data.StudyData.Participation;
import io.bothways.analytics.statistics.study.data.StudyData.Varying;
import java.util.ArrayList;
import java.util.List;

/**
 * A reproducible organisation of three years for timing: five departments, performance, grade and an engagement that drops
 * for some, delayed entry, two causes of exit, a third of the staff joining, in pairs.
 */
final class SpeedOrganisation {
    private static final int WINDOW = 1096;
    private static final double HAZARD_RATIO = 0.7;

    private SpeedOrganisation() {}

    static StudyData of(int people, long seed) {
        CounterRandom random = new CounterRandom(seed);
        int[] origin = new int[people];
        int[] entry = new int[people];
        int[] exit = new int[people];
        int[] cause = new int[people];
        int[] department = new int[people];
        double[] performance = new double[people];
        double[] grade = new double[people];
        List<int[]> pulses = new ArrayList<>();
        List<Participation> participations = new ArrayList<>();
        int waiting = -1;
        for (int i = 0; i < people; i++) {
            boolean veteran = random.uniform(0, i) < 0.65;
            origin[i] = veteran ? -1 - random.below(2400, 1, i) : random.below(WINDOW - 60, 1, i);
            entry[i] = Math.max(0, origin[i]);
            department[i] = random.below(5, 2, i);
            grade[i] = 1 + random.below(5, 3, i);
            performance[i] = Math.rint(100 * normal(random, 4, i)) / 100;
            double engagement = 0.4 * performance[i] + 0.9 * normal(random, 6, i);
            double drop = entry[i] + exponential(random, 8, i) * 2000;
            double join = Math.max(entry[i] + 30, 120)
                    + exponential(random, 9, i) / (0.0007 * StrictMath.exp(0.7 * performance[i] + 0.5 * engagement));
            double base = 0.0006 * StrictMath.exp(-0.45 * performance[i] - 0.4 * engagement + 0.1 * department[i]);
            double leave = leaving(random, i, entry[i], base, drop, join);
            double dismissed =
                    entry[i] + exponential(random, 11, i) / (0.00008 * StrictMath.exp(-0.6 * performance[i]));
            double last = Math.min(leave, dismissed);
            exit[i] = (int) Math.min(WINDOW, Math.max(entry[i] + 1.0, Math.ceil(last)));
            cause[i] = last >= WINDOW ? 0 : leave <= dismissed ? 1 : 2;
            pulses.add(new int[] {i, entry[i], (int) Math.rint(100 * engagement)});
            if (drop < exit[i]) {
                pulses.add(new int[] {i, (int) Math.ceil(drop), (int) Math.rint(100 * engagement) - 200});
            }
            if (join < Math.min(1000, exit[i] - 1)) {
                int partner = waiting;
                participations.add(new Participation(i, (int) Math.ceil(join), random.below(3, 12, i), partner));
                waiting = partner < 0 ? i : -1;
            }
        }
        Varying engagement = new Varying(
                "engagement",
                pulses.stream().mapToInt(p -> p[0]).toArray(),
                pulses.stream().mapToInt(p -> p[1]).toArray(),
                pulses.stream().mapToDouble(p -> p[2] / 100.0).toArray());
        return new StudyData(
                origin,
                entry,
                exit,
                cause,
                department,
                5,
                List.of(
                        new Covariate("performance", performance, Double.POSITIVE_INFINITY),
                        new Covariate("grade", grade, 1)),
                List.of(engagement),
                participations);
    }

    /** Day on which the hazard, doubled by the drop and changed by joining, has been used up. */
    private static double leaving(CounterRandom random, int i, int entry, double base, double drop, double join) {
        double need = exponential(random, 10, i);
        double from = entry;
        double rate = base;
        for (double cut : new double[] {Math.min(drop, join), Math.max(drop, join)}) {
            if (need < rate * (cut - from)) {
                return from + need / rate;
            }
            need -= rate * (cut - from);
            from = cut;
            rate *= cut == join ? HAZARD_RATIO : 2;
        }
        return from + need / rate;
    }

    private static double exponential(CounterRandom random, int stream, int i) {
        return -StrictMath.log(1 - random.uniform(stream, i));
    }

    private static double normal(CounterRandom random, int stream, int i) {
        return StrictMath.sqrt(2 * exponential(random, stream, i))
                * StrictMath.cos(2 * Math.PI * random.uniform(stream + 1, i));
    }
}
