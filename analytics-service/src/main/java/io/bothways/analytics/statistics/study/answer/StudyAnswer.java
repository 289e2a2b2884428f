package io.bothways.analytics.statistics.study.answer;

import io.bothways.analytics.statistics.Interval;
import io.bothways.analytics.statistics.TestStatistic;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Everything a retention study may say, always all of it: the estimate with its interval, what was compared, every check and
 * its result, what the data could not have shown, and in which words it may be told. Null: withheld or not identifiable; the
 * cautions say why. Retention and incidence are shares, intervals are at {@code level}, days are those of the data's calendar.
 *
 * @param asOf last day whose facts count
 * @param knownAt last day of arrival of a fact that counts; null when arrivals were not told apart
 * @param point the headline: difference in retention at {@code horizon} days, with {@code interval} and {@code pValue}
 * @param eValue how strongly, as a risk ratio with both joining and leaving, an unmeasured cause would have to act to explain
 *     the hazard ratio away; {@code eValueLimit} the same for the end of its interval nearer to 1
 * @param waning whether the early ratio differs from the late one
 * @param proportionality test that the ratio is the same along the clock of the model
 * @param negativeControl ratio of other exits, on which joining should not act
 * @param placebo ratio of joining in name only
 * @param missingness share of subjects without a value, and of exits without a cause
 * @param naiveDifference what slides show: share of joiners still there at the end minus share of the others
 */
public record StudyAnswer(
        String question,
        String estimand,
        List<String> methods,
        Population population,
        Window window,
        int asOf,
        @Nullable Integer knownAt,
        Wording wording,
        String sentence,
        int horizon,
        double level,
        @Nullable Double point,
        @Nullable Interval interval,
        @Nullable Double pValue,
        List<Effect> effects,
        @Nullable Ratio hazardRatio,
        @Nullable Double eValue,
        @Nullable Double eValueLimit,
        @Nullable Ratio earlyRatio,
        @Nullable Ratio lateRatio,
        @Nullable Boolean waning,
        @Nullable Double waningP,
        @Nullable TestStatistic proportionality,
        List<ModeRatio> byMode,
        List<LeavingRate> rates,
        List<Incidence> incidence,
        @Nullable Balance balance,
        @Nullable Matched matched,
        @Nullable RollOutEffect rollOut,
        @Nullable Ratio negativeControl,
        @Nullable Ratio placebo,
        List<Landmark> landmarks,
        List<LeftOut> leaveOneOut,
        Detectable minimumDetectableEffect,
        List<Missing> missingness,
        List<Caution> cautions,
        @Nullable Double naiveDifference,
        String codeVersion,
        long seed) {

    /** How the result may be told. */
    public enum Wording {
        /** Taking part was assigned by lot: the difference is its effect. */
        EFFECT,
        /** Adjusted, clear of zero, and still possibly due to something nobody measured. */
        ASSOCIATION,
        /** The interval holds "no difference", or the groups are not comparable. */
        CANNOT_TELL,
        /** Too few events for any estimate. */
        WITHHELD
    }

    /** Who was looked at. Events are exits of the cause of interest. In a lottery, joiners are those offered a place. */
    public record Population(
            int subjects,
            int joiners,
            int eventsJoined,
            int eventsOthers,
            int otherExits,
            int unknownExits,
            double personYears) {

        /** Exits of the cause of interest, of joiners and others. */
        public int events() {
            return eventsJoined + eventsOthers;
        }
    }

    /** First and last day under observation. */
    public record Window(int from, int to) {}

    /**
     * Joiners against themselves had they not joined, at a horizon in days. Days gained are days of employment within the
     * horizon; incidence is that of the cause of interest.
     */
    public record Effect(
            int horizon,
            double retentionWith,
            double retentionWithout,
            double retentionDifference,
            Interval retentionInterval,
            @Nullable Double pValue,
            double daysGained,
            Interval daysInterval,
            double incidenceDifference,
            Interval incidenceInterval) {}

    /** A hazard ratio with its robust interval. */
    public record Ratio(double ratio, Interval interval, double pValue) {}

    /** The ratio while and after taking part in one mode. */
    public record ModeRatio(
            int mode, int joiners, int events, @Nullable Ratio ratio) {}

    /** Exits of interest over the time spent in a state, with the exact Poisson interval; null without time. */
    public record LeavingRate(
            boolean joined,
            int events,
            double personYears,
            @Nullable Double per100PersonYears,
            @Nullable Interval interval) {}

    /**
     * Cumulative incidence of one cause (Aalen–Johansen) days after joining, among those who joined and their matched
     * colleagues, or after a draw among those offered a place and the others.
     */
    public record Incidence(
            int cause, int horizon, double with, double without, double difference, Interval interval) {}

    /**
     * Largest standardised difference of a measured covariate before and after matching, and what matching kept; null where
     * the groups differ in a covariate that does not vary among those who joined, which is beyond measure. Before: at
     * entry; after: on the day of joining. In a lottery: at the draw, before and after weighting the others like the places.
     */
    public record Balance(
            @Nullable Double largestBefore,
            @Nullable Double largestAfter,
            double shareMatched,
            double effectiveControls,
            List<CovariateBalance> covariates) {}

    /** Standardised mean difference of one covariate; null without variation. */
    public record CovariateBalance(
            String covariate,
            @Nullable Double before,
            @Nullable Double after) {}

    /** The risk-set matched, pair-censored comparison; days gained are those within the horizon of the headline. */
    public record Matched(
            int pairs,
            @Nullable Ratio ratio,
            @Nullable Double retentionDifference,
            @Nullable Interval retentionInterval,
            @Nullable Double daysGained,
            @Nullable Interval daysInterval) {}

    /**
     * Programmes opened to whole units at different times: change of the leaving rate, in leavers of interest per 100
     * person-years, and the differences by quarter before the opening, which should be nought.
     */
    public record RollOutEffect(
            int units,
            int unitsReached,
            int quarters,
            double change,
            Interval interval,
            double pValue,
            List<Lead> preTrend) {}

    /** Difference so many quarters before the opening (negative), against the quarter just before it. */
    public record Lead(int quarter, double difference, Interval interval) {}

    /** Joined by a day or not, followed from that day on. */
    public record Landmark(
            int daysAfterFirstJoining, int joined, @Nullable Ratio ratio) {}

    /** The ratio without one stratum. */
    public record LeftOut(int stratum, @Nullable Ratio ratio) {}

    /** What so many events can tell from "no difference" (80 % power, 5 % level). */
    public record Detectable(
            int events, double share, @Nullable Double hazardRatio) {}

    /** Share without a known value. */
    public record Missing(String covariate, double share) {

        /** Exits without a cause; none when all have one. */
        public static List<Missing> ofReasons(Population population) {
            int unknown = population.unknownExits();
            int exits = population.events() + population.otherExits() + unknown;
            return unknown == 0 ? List.of() : List.of(new Missing("reason of exit", (double) unknown / exits));
        }
    }

    /** Something the reader must know, as a code and a sentence. */
    public record Caution(String code, String message) {}
}
