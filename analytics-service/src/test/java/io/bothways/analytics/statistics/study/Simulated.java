package io.bothways.analytics.statistics.study;

import io.bothways.analytics.statistics.CounterRandom;
import io.bothways.analytics.statistics.study.StudyData.Covariate;
import io.bothways.analytics.statistics.study.StudyData.Participation;
import java.util.ArrayList;
import java.util.List;

/**
 * An organisation of three years with constant hazards and a known effect of joining; the covariate makes people join more
 * and leave less, so a naive comparison flatters joining.
 */
final class Simulated {
    private static final int WINDOW = 1096;

    private Simulated() {}

    static StudyData organisation(int n, double hazardRatio, long seed) {
        var random = new CounterRandom(seed);
        int[] origin = new int[n];
        int[] entry = new int[n];
        int[] exit = new int[n];
        int[] cause = new int[n];
        int[] stratum = new int[n];
        double[] drive = new double[n];
        List<Participation> participations = new ArrayList<>();
        for (int i = 0; i < n; i++) {
            boolean veteran = random.uniform(1, i) < 0.65;
            origin[i] = veteran ? -random.below(1500, 2, i) : random.below(WINDOW - 60, 2, i);
            entry[i] = Math.max(0, origin[i]);
            stratum[i] = random.below(3, 3, i);
            drive[i] = Math.rint(100 * normal(random, 4, i)) / 100;
            double join = entry[i] + 30 + exponential(random, 7, i) / (0.0008 * Math.exp(0.7 * drive[i]));
            int joined = join < 1000 ? (int) Math.ceil(join) : Integer.MAX_VALUE;
            double rate = 0.0005 * Math.exp(-0.45 * drive[i] + 0.3 * stratum[i]);
            double leave = leaving(entry[i], joined, rate, hazardRatio, exponential(random, 8, i));
            double dismissed = entry[i] + exponential(random, 9, i) / 0.0001;
            double last = Math.min(leave, dismissed);
            exit[i] = (int) Math.min(WINDOW, Math.max(entry[i] + 1, Math.ceil(last)));
            cause[i] = last >= WINDOW ? 0 : leave <= dismissed ? 1 : 2;
            if (joined < exit[i]) {
                participations.add(new Participation(i, joined, random.below(2, 10, i), -1));
            }
        }
        return new StudyData(
                origin,
                entry,
                exit,
                cause,
                stratum,
                3,
                List.of(new Covariate("drive", drive, Double.POSITIVE_INFINITY)),
                List.of(),
                participations);
    }

    private static double leaving(int entry, int joined, double rate, double ratio, double need) {
        if (joined == Integer.MAX_VALUE || need < rate * (joined - entry)) {
            return entry + need / rate;
        }
        return joined + (need - rate * (joined - entry)) / (rate * ratio);
    }

    private static double exponential(CounterRandom random, int stream, int i) {
        return -Math.log(1 - random.uniform(stream, i));
    }

    private static double normal(CounterRandom random, int stream, int i) {
        return Math.sqrt(2 * exponential(random, stream, i)) * Math.cos(2 * Math.PI * random.uniform(stream + 1, i));
    }
}
