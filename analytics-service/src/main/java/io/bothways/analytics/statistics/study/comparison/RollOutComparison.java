package io.bothways.analytics.statistics.study.comparison;

import io.bothways.analytics.statistics.comparison.DifferenceInDifferences;
import io.bothways.analytics.statistics.study.answer.StudyAnswer.Lead;
import io.bothways.analytics.statistics.study.answer.StudyAnswer.RollOutEffect;
import io.bothways.analytics.statistics.study.data.Episodes;
import io.bothways.analytics.statistics.study.data.StudyData;
import io.bothways.analytics.statistics.study.data.StudyData.RollOut;
import io.bothways.analytics.statistics.study.data.StudyParameters;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Units (strata) that a programme reached on different days, compared with themselves before and with units not reached yet:
 * leavers of interest per 100 person-years by unit and quarter, by difference-in-differences. It needs no covariates and
 * fails where units would not have run in parallel; the differences before the opening show whether they did.
 */
public final class RollOutComparison {
    private static final double QUARTER = 365.25 / 4;
    private static final double PER_100_YEARS = 36525;

    private RollOutComparison() {}

    /**
     * Null without roll-outs, when all units were reached at once, or with fewer leavers than a ratio needs. Time in a unit
     * is divided by whole quarters, the rest at the end being left out; a quarter in which the opening falls counts as
     * reached in part. O(subjects × quarters).
     */
    public static @Nullable RollOutEffect of(StudyData data, StudyParameters parameters) {
        if (data.rollOuts().isEmpty() || data.subjects() == 0) {
            return null;
        }
        int[] opened = new int[data.strata()];
        Arrays.fill(opened, Episodes.NEVER);
        for (RollOut rollOut : data.rollOuts()) {
            opened[rollOut.stratum()] = Math.min(opened[rollOut.stratum()], rollOut.day());
        }
        int from = Arrays.stream(data.entry()).min().orElse(0);
        int to = Arrays.stream(data.exit()).max().orElse(0);
        int quarters = (int) ((to - from) / QUARTER);
        double[][] days = new double[data.strata()][quarters];
        int[][] left = new int[data.strata()][quarters];
        int events = spread(data, from, days, left);
        return events < 2 * parameters.minimumEvents() ? null : compared(days, left, opened, from, parameters.level());
    }

    /** Days at risk and leavers of interest by unit and quarter. */
    private static int spread(StudyData data, int from, double[][] days, int[][] left) {
        int events = 0;
        for (int s = 0; s < data.subjects(); s++) {
            int unit = data.stratum()[s];
            double entry = data.entry()[s] - from;
            double exit = data.exit()[s] - from;
            int last = (int) Math.ceil(exit / QUARTER) - 1;
            for (int q = (int) (entry / QUARTER); q <= last && q < days[unit].length; q++) {
                days[unit][q] += Math.max(0, Math.min(exit, (q + 1) * QUARTER) - Math.max(entry, q * QUARTER));
            }
            if (data.cause()[s] == 1 && last < left[unit].length) {
                left[unit][last]++;
                events++;
            }
        }
        return events;
    }

    private static @Nullable RollOutEffect compared(
            double[][] days, int[][] left, int[] opened, int from, double level) {
        int units = days.length;
        int quarters = days[0].length;
        int size = units * quarters;
        double[] rate = new double[size];
        int[] unit = new int[size];
        int[] quarter = new int[size];
        int[] start = new int[size];
        double[] reached = new double[size];
        int count = 0;
        for (int u = 0; u < units; u++) {
            double at = opened[u] == Episodes.NEVER ? Double.POSITIVE_INFINITY : (opened[u] - from) / QUARTER;
            for (int q = 0; q < quarters; q++) {
                if (days[u][q] > 0) {
                    rate[count] = left[u][q] / days[u][q] * PER_100_YEARS;
                    unit[count] = u;
                    quarter[count] = q;
                    start[count] = opened[u] == Episodes.NEVER ? Integer.MAX_VALUE : (int) Math.floor(at);
                    reached[count] = Math.min(1, Math.max(0, q + 1 - at));
                    count++;
                }
            }
        }
        rate = Arrays.copyOf(rate, count);
        unit = Arrays.copyOf(unit, count);
        quarter = Arrays.copyOf(quarter, count);
        DifferenceInDifferences.Effect effect =
                DifferenceInDifferences.effect(rate, unit, quarter, Arrays.copyOf(reached, count), level);
        if (effect == null) {
            return null;
        }
        boolean[] peopled = new boolean[units];
        for (int u : unit) {
            peopled[u] = true;
        }
        int unitsCompared = 0;
        int unitsReached = 0;
        for (int u = 0; u < units; u++) {
            unitsCompared += peopled[u] ? 1 : 0;
            unitsReached += peopled[u] && opened[u] != Episodes.NEVER ? 1 : 0;
        }
        List<Lead> leads = new ArrayList<>();
        for (var lead : DifferenceInDifferences.leads(rate, unit, quarter, Arrays.copyOf(start, count), level)) {
            if (lead.effect() != null) {
                leads.add(new Lead(
                        lead.period(), lead.effect().value(), lead.effect().interval()));
            }
        }
        return new RollOutEffect(
                unitsCompared, unitsReached, quarters, effect.value(), effect.interval(), effect.pValue(), leads);
    }
}
