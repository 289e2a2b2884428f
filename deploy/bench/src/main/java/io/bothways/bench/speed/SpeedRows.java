package io.bothways.bench.speed;

import io.bothways.analytics.statistics.CounterRandom;
import io.bothways.analytics.statistics.survival.Observations;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;

/** Reproducible rows: exponential spells in whole days with delayed entry, about one event in six, effects of six covariates. */
record SpeedRows(
        Observations observations, double[][] columns, int[] group, double[] start, double[] stop, int[] event) {

    static SpeedRows of(int rows, long seed) {
        CounterRandom random = new CounterRandom(seed);
        double[] start = new double[rows];
        double[] stop = new double[rows];
        int[] event = new int[rows];
        int[] group = new int[rows];
        int[] subject = new int[rows];
        double[][] columns = new double[6][rows];
        for (int i = 0; i < rows; i++) {
            group[i] = random.below(2, 0, i);
            columns[0][i] = group[i];
            for (int j = 1; j < 6; j++) {
                double centred = random.uniform(j, i) + random.uniform(10 + j, i) + random.uniform(20 + j, i) - 1.5;
                columns[j][i] = j < 3 ? Math.rint(4 * centred) : centred;
            }
            double risk = -0.35 * columns[0][i] - 0.1 * columns[1][i] + 0.2 * columns[3][i] - 0.3 * columns[4][i];
            start[i] = random.below(2000, 6, i);
            double rate = 0.0006 * StrictMath.exp(risk);
            double until = Math.ceil(-StrictMath.log(1 - random.uniform(7, i)) / rate);
            double watched = 1 + random.below(700, 8, i);
            stop[i] = start[i] + Math.min(Math.max(1, until), watched);
            event[i] = until <= watched ? 1 : 0;
            subject[i] = i / 2;
        }
        Observations observations = Observations.between(start, stop, event).clustered(subject);
        return new SpeedRows(observations, columns, group, start, stop, event);
    }

    void write(Path file) throws IOException {
        try (var writer = new PrintWriter(Files.newBufferedWriter(file))) {
            writer.println("start,stop,event,id,x1,x2,x3,x4,x5,x6");
            for (int i = 0; i < start.length; i++) {
                StringBuilder line = new StringBuilder();
                line.append(start[i])
                        .append(',')
                        .append(stop[i])
                        .append(',')
                        .append(event[i])
                        .append(',')
                        .append(i / 2);
                for (double[] column : columns) {
                    line.append(',').append(column[i]);
                }
                writer.println(line);
            }
        }
    }
}
