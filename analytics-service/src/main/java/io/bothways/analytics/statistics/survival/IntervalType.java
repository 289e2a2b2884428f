package io.bothways.analytics.statistics.survival;

import io.bothways.analytics.statistics.Interval;
import org.jspecify.annotations.Nullable;

/**
 * The scale on which a pointwise interval of a survival probability is symmetric. Log-log is the one to show: it stays
 * within 0 and 1 and covers best in small groups (Borgan and Liestøl 1990). All agree with R's {@code survfit}.
 */
public enum IntervalType {
    PLAIN {
        @Override
        double bound(double survival, double error, double z) {
            return Math.clamp(survival + z * error, 0, 1);
        }
    },
    LOG {
        @Override
        double bound(double survival, double error, double z) {
            return Math.min(1, survival * StrictMath.exp(z * error / survival));
        }
    },
    LOG_LOG {
        @Override
        double bound(double survival, double error, double z) {
            if (survival == 1) {
                return Double.NaN;
            }
            double log = StrictMath.log(survival);
            return StrictMath.exp(-StrictMath.exp(StrictMath.log(-log) + z * error / (survival * log)));
        }
    };

    /** One end; NaN where the scale knows none (nobody left, or no event yet on the log-log scale). */
    abstract double bound(double survival, double error, double z);

    final double end(double survival, double error, double z) {
        return survival == 0 || Double.isNaN(error) ? Double.NaN : bound(survival, error, z);
    }

    final @Nullable Interval around(double survival, double error, double z) {
        double lower = end(survival, error, -z);
        double upper = end(survival, error, z);
        return Double.isNaN(lower) || Double.isNaN(upper) ? null : new Interval(lower, upper);
    }
}
