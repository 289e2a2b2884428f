package io.bothways.analytics.metric;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What a figure is limited to; nothing given is everything. */
public record Filter(@Nullable UUID programme, @Nullable UUID cohort) {

    public static final Filter NONE = new Filter(null, null);

    boolean isEmpty() {
        return programme == null && cohort == null;
    }
}
