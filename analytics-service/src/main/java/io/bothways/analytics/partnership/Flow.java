package io.bothways.analytics.partnership;

import io.bothways.analytics.pair.Pair;
import io.bothways.analytics.session.Session;
import java.util.Collection;
import org.jspecify.annotations.Nullable;

/**
 * Minutes taught in each direction of a pair, in segments that both attested: what only one of them said counts for
 * nobody's reciprocity.
 */
record Flow(double there, double back) {

    static Flow of(Pair pair, Collection<Session> sessions) {
        double there = 0;
        double back = 0;
        for (var session : sessions) {
            for (var segment : session.segments()) {
                if (!segment.confirmed()) {
                    continue;
                }
                if (segment.teacherId().equals(pair.first())) {
                    there += segment.minutes();
                } else {
                    back += segment.minutes();
                }
            }
        }
        return new Flow(there, back);
    }

    double sum() {
        return there + back;
    }

    double weaker() {
        return Math.min(there, back);
    }

    /** 2 min / sum: 0 one-way, 1 even, null (not 0) without any flow. */
    @Nullable
    Double reciprocity() {
        return sum() == 0 ? null : 2 * weaker() / sum();
    }
}
