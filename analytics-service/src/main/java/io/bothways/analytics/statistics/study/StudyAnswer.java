package io.bothways.analytics.statistics.study;

import io.bothways.analytics.statistics.Interval;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Everything a retention study may say, always all of it: the estimate with its interval, what was compared, every check and
 * its result, what the data could not have shown, and in which words it may be told. Null: withheld or not identifiable; the
 * cautions say why.
 */
public record StudyAnswer(
        String question,
        String estimand,
        List<String> methods,
        Population population,
        Wording wording,
        String sentence,
        List<Effect> effects,
        @Nullable Ratio hazardRatio,
        @Nullable Ratio earlyRatio,
        @Nullable Ratio lateRatio,
        @Nullable Boolean waning,
        @Nullable Double waningP,
        @Nullable Double proportionalityP,
        List<ModeRatio> byMode,
        @Nullable Double eValue,
        @Nullable Double eValueLimit,
        @Nullable Matched matched,
        @Nullable Ratio negativeControl,
        @Nullable Ratio placebo,
        List<Landmark> landmarks,
        List<LeftOut> leaveOneOut,
        Detectable detectable,
        List<Missing> missing,
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

    /** Who was looked at. Events are exits of the cause of interest. */
    public record Population(
            int subjects,
            int joiners,
            int eventsJoined,
            int eventsOthers,
            int otherExits,
            int unknownExits,
            double personYears) {}

    /**
     * Joiners against themselves had they not joined, at a horizon in days. Retention in shares, days of employment within
     * the horizon, incidence of the cause of interest.
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

    /** The risk-set matched, pair-censored comparison. */
    public record Matched(
            double shareMatched,
            int pairs,
            @Nullable Ratio ratio,
            @Nullable Double retentionDifference,
            @Nullable Interval retentionInterval,
            double largestImbalanceBefore,
            double largestImbalanceAfter,
            double effectiveControls) {}

    /** Joined by a day or not, followed from that day on. */
    public record Landmark(
            int daysAfterFirstJoining, int joined, @Nullable Ratio ratio) {}

    /** The ratio without one stratum. */
    public record LeftOut(int stratum, @Nullable Ratio ratio) {}

    /** What so many events can tell from "no difference" (80 % power, 5 % level). */
    public record Detectable(
            int events, double share, @Nullable Double hazardRatio) {}

    /** Share of subjects without a known value. */
    public record Missing(String covariate, double share) {}

    /** Something the reader must know, as a code and a sentence. */
    public record Caution(String code, String message) {}
}
