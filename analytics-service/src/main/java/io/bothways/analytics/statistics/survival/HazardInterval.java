package io.bothways.analytics.statistics.survival;

import io.bothways.analytics.statistics.Interval;
import org.jspecify.annotations.Nullable;

/**
 * The scale on which a pointwise interval of a cumulative hazard is symmetric (Andersen, Borgan, Gill and Keiding 1993,
 * IV.1.3). Log is the one to show: it stays above 0 and covers best in small groups.
 */
public enum HazardInterval {
    /** H ± z s, cut at 0. */
    PLAIN {
        @Override
        Interval known(double hazard, double error, double z) {
            return new Interval(Math.max(0, hazard - z * error), hazard + z * error);
        }
    },
    /** H exp(± z s / H). */
    LOG {
        @Override
        @Nullable
        Interval known(double hazard, double error, double z) {
            double factor = StrictMath.exp(z * error / hazard);
            return hazard > 0 ? new Interval(hazard / factor, hazard * factor) : null;
        }
    };

    abstract @Nullable Interval known(double hazard, double error, double z);

    final @Nullable Interval around(double hazard, double error, double z) {
        return Double.isNaN(error) ? null : known(hazard, error, z);
    }
}
