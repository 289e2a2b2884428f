package io.bothways.analytics.statistics.study;

import io.bothways.analytics.statistics.CounterRandom;
import io.bothways.analytics.statistics.study.data.StudyData;
import io.bothways.analytics.statistics.study.data.StudyData.Covariate;
import io.bothways.analytics.statistics.study.data.StudyData.Draw;
import io.bothways.analytics.statistics.study.data.StudyData.Participation;
import io.bothways.analytics.statistics.study.data.StudyData.RollOut;
import io.bothways.analytics.statistics.study.data.StudyData.Varying;
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

    /** The same people in the same places, measured and taking part otherwise. */
    static StudyData with(
            StudyData data, List<Covariate> covariates, List<Varying> changes, List<Participation> participations) {
        return new StudyData(
                data.origin(),
                data.entry(),
                data.exit(),
                data.cause(),
                data.stratum(),
                data.strata(),
                covariates,
                changes,
                participations);
    }

    /** The same people with other causes, covariates and draws. */
    static StudyData drawn(StudyData data, int[] cause, List<Covariate> covariates, List<Draw> draws) {
        return new StudyData(
                data.origin(),
                data.entry(),
                data.exit(),
                cause,
                data.stratum(),
                data.strata(),
                covariates,
                List.of(),
                data.participations(),
                List.of(),
                draws);
    }

    /** The same organisation with gaps: low values are missing more often, the more so of those who soon leave. */
    static StudyData withGaps(StudyData data, long seed) {
        var random = new CounterRandom(seed);
        Covariate drive = data.covariates().getFirst();
        double[] values = drive.values().clone();
        int[] cause = data.cause().clone();
        for (int i = 0; i < values.length; i++) {
            boolean soon = cause[i] != 0 && data.exit()[i] - data.entry()[i] < 240;
            double missing = 1 / (1 + Math.exp(1.4 + 0.9 * values[i] - (soon ? 0.8 : 0)));
            values[i] = random.uniform(31, i) < missing ? Double.NaN : values[i];
            cause[i] = cause[i] == 1 && random.uniform(32, i) < 0.25 ? 3 : cause[i];
        }
        Covariate gappy = new Covariate(drive.name(), values, drive.matchWithin());
        return new StudyData(
                data.origin(),
                data.entry(),
                data.exit(),
                cause,
                data.stratum(),
                data.strata(),
                List.of(gappy),
                data.changes(),
                data.participations());
    }

    /** Twelve units of which ten are reached by a programme at different times; being reached changes everyone's hazard. */
    static StudyData rollOut(int n, double hazardRatio, long seed) {
        var random = new CounterRandom(seed);
        int units = 12;
        int[] entry = new int[n];
        int[] exit = new int[n];
        int[] cause = new int[n];
        int[] unit = new int[n];
        List<RollOut> rollOuts = new ArrayList<>();
        List<Participation> participations = new ArrayList<>();
        for (int u = 0; u < units - 2; u++) {
            rollOuts.add(new RollOut(u, 200 + 70 * u));
        }
        for (int i = 0; i < n; i++) {
            unit[i] = random.below(units, 1, i);
            int reached = unit[i] < units - 2 ? 200 + 70 * unit[i] : Integer.MAX_VALUE;
            double rate = 0.0004 * (1 + 0.1 * unit[i]);
            double leave = leaving(0, reached, rate, hazardRatio, exponential(random, 2, i));
            exit[i] = (int) Math.min(WINDOW, Math.max(1, Math.ceil(leave)));
            cause[i] = leave < WINDOW ? 1 : 0;
            if (reached < exit[i] - 1 && random.below(2, 3, i) == 0) {
                participations.add(new Participation(i, reached + 1, 0, -1));
            }
        }
        return new StudyData(
                new int[n], entry, exit, cause, unit, units, List.of(), List.of(), participations, rollOuts, List.of());
    }

    /** Two lotteries on different days with different chances; 70 % of those offered a place take it up. */
    static StudyData lottery(int n, double hazardRatio, long seed) {
        var random = new CounterRandom(seed);
        int[] entry = new int[n];
        int[] exit = new int[n];
        int[] cause = new int[n];
        List<Draw> draws = new ArrayList<>();
        List<Participation> participations = new ArrayList<>();
        for (int i = 0; i < n; i++) {
            int number = random.below(2, 1, i);
            int day = number == 0 ? 30 : 200;
            boolean offered = random.uniform(2, i) < (number == 0 ? 0.5 : 0.25);
            double rate = number == 0 ? 0.0008 : 0.0014;
            double leave = day + exponential(random, 3, i) / (offered ? hazardRatio * rate : rate);
            exit[i] = (int) Math.min(WINDOW, Math.max(day + 1, Math.ceil(leave)));
            cause[i] = leave >= WINDOW ? 0 : random.uniform(4, i) < 0.9 ? 1 : 2;
            draws.add(new Draw(i, number, day, offered));
            if (offered && exit[i] > day + 10 && random.uniform(5, i) < 0.7) {
                participations.add(new Participation(i, day + 10, 0, -1));
            }
        }
        return new StudyData(
                new int[n], entry, exit, cause, new int[n], 1, List.of(), List.of(), participations, List.of(), draws);
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
