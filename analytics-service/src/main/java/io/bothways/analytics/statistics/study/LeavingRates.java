package io.bothways.analytics.statistics.study;

import io.bothways.analytics.statistics.Interval;
import io.bothways.analytics.statistics.rates.Rate;
import io.bothways.analytics.statistics.study.answer.StudyAnswer.LeavingRate;

/** Exits over person-time with exact Poisson intervals, the figures that may be told of any number of leavers. */
final class LeavingRates {
    private LeavingRates() {}

    static LeavingRate of(boolean joined, int events, double days, double level) {
        Rate rate = new Rate(events, days / 36525);
        Interval interval = rate.exact(level);
        return new LeavingRate(joined, events, days / 365.25, rate.value(), interval);
    }
}
