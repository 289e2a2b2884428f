package io.bothways.analytics.statistics.study;

import io.bothways.analytics.statistics.Distributions;
import io.bothways.analytics.statistics.Interval;
import io.bothways.analytics.statistics.InvalidRow;
import io.bothways.analytics.statistics.cox.CoxFit;
import io.bothways.analytics.statistics.cox.CoxModel;
import io.bothways.analytics.statistics.cox.CoxRows;
import io.bothways.analytics.statistics.study.StudyAnswer.Caution;
import io.bothways.analytics.statistics.study.StudyAnswer.Ratio;
import io.bothways.analytics.statistics.study.StudyAnswer.Wording;
import io.bothways.analytics.statistics.survival.IntervalType;
import io.bothways.analytics.statistics.survival.KaplanMeier;
import io.bothways.analytics.statistics.survival.Observations;
import io.bothways.analytics.statistics.survival.RestrictedMean;
import io.bothways.analytics.statistics.survival.SurvivalCurve;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Places given by lot, analysed as assigned (intention to treat): whoever drew a place counts as having one whether or not
 * it was taken up, and nobody is censored for starting or stopping. Chance alone made the groups, so no covariates are
 * needed, clocks start at the draw for both, and a difference may be called an effect of being offered a place.
 */
public record Lottery(
        int offered,
        int others,
        int eventsOffered,
        int eventsOthers,
        List<Arm> horizons,
        @Nullable Ratio hazardRatio,
        Wording wording,
        String sentence,
        List<Caution> cautions) {

    /** Offered minus others, of those still followed at the horizon. */
    public record Arm(
            int horizon,
            double retentionOffered,
            double retentionOthers,
            double difference,
            Interval interval,
            @Nullable Double daysGained,
            @Nullable Interval daysInterval) {}

    /**
     * @param days time from the draw to the end of observation, positive
     * @param cause as in {@link StudyData}: 0 still there, 1 the cause of interest, others; any exit ends retention
     * @param stratum draws held apart, compared within
     */
    public static Lottery answer(
            double[] days, int[] cause, boolean[] offered, int[] stratum, StudyParameters parameters) {
        int n = days.length;
        int[] any = new int[n];
        int[] interest = new int[n];
        int[] size = new int[2];
        int[] events = new int[2];
        double[] arm = new double[n];
        for (int i = 0; i < n; i++) {
            if (!(days[i] > 0)) {
                throw new InvalidRow(i, "followed for " + days[i] + " days");
            }
            any[i] = cause[i] == 0 ? 0 : 1;
            interest[i] = cause[i] == 1 ? 1 : 0;
            arm[i] = offered[i] ? 1 : 0;
            size[offered[i] ? 1 : 0]++;
            events[offered[i] ? 1 : 0] += interest[i];
        }
        boolean enough = Math.min(events[0], events[1]) >= parameters.minimumEvents();
        List<Arm> horizons = enough ? horizons(days, any, offered, parameters) : List.of();
        Ratio ratio = null;
        if (enough) {
            Observations rows = Observations.rightCensored(days, interest);
            CoxFit fit = CoxModel.fit(CoxRows.of(rows, new double[][] {arm}, stratum, null));
            ratio = Ratios.of(fit, 0, parameters.level());
        }
        Arm headline = horizons.stream()
                .filter(a -> a.horizon() == parameters.headline())
                .findFirst()
                .orElse(null);
        Wording wording = !enough
                ? Wording.WITHHELD
                : headline != null && !headline.interval().contains(0) ? Wording.EFFECT : Wording.CANNOT_TELL;
        List<Caution> cautions = new ArrayList<>();
        if (!enough) {
            cautions.add(new Caution("too-few-events", "Fewer leavers than an estimate needs."));
        }
        return new Lottery(
                size[1],
                size[0],
                events[1],
                events[0],
                horizons,
                ratio,
                wording,
                sentence(wording, headline),
                cautions);
    }

    private static List<Arm> horizons(double[] days, int[] any, boolean[] offered, StudyParameters parameters) {
        Observations rows = Observations.rightCensored(days, any);
        SurvivalCurve with = KaplanMeier.of(rows.where(i -> offered[i]));
        SurvivalCurve without = KaplanMeier.of(rows.where(i -> !offered[i]));
        double z = Distributions.criticalValue(parameters.level());
        List<Arm> arms = new ArrayList<>();
        for (int horizon : parameters.horizons()) {
            var a = with.at(horizon, IntervalType.LOG_LOG, parameters.level());
            var b = without.at(horizon, IntervalType.LOG_LOG, parameters.level());
            Double ea = a == null ? null : a.standardError();
            Double eb = b == null ? null : b.standardError();
            if (a == null || b == null || ea == null || eb == null) {
                continue;
            }
            double difference = a.survival() - b.survival();
            double half = z * Math.sqrt(ea * ea + eb * eb);
            RestrictedMean ma = with.restrictedMean(horizon);
            RestrictedMean mb = without.restrictedMean(horizon);
            RestrictedMean.Difference gained = ma == null || mb == null ? null : ma.minus(mb);
            arms.add(new Arm(
                    horizon,
                    a.survival(),
                    b.survival(),
                    difference,
                    new Interval(difference - half, difference + half),
                    gained == null ? null : gained.value(),
                    gained == null ? null : gained.interval(parameters.level())));
        }
        return arms;
    }

    private static String sentence(Wording wording, @Nullable Arm headline) {
        if (wording == Wording.WITHHELD || headline == null) {
            return "Too few people have left to compare anything yet.";
        }
        String figure = String.format(
                Locale.ROOT,
                "%+.1f points (%.1f to %.1f) after %d days",
                100 * headline.difference(),
                100 * headline.interval().lower(),
                100 * headline.interval().upper(),
                headline.horizon());
        return switch (wording) {
            case EFFECT ->
                "Being offered a place by lot " + (headline.difference() > 0 ? "raised" : "lowered") + " retention: "
                        + figure + ".";
            case CANNOT_TELL, ASSOCIATION, WITHHELD ->
                "The lottery does not tell whether an offered place changes retention: " + figure + ".";
        };
    }
}
