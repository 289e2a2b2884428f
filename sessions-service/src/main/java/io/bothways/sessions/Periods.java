package io.bothways.sessions;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How long things may take (the defaults of the domain); a programme's own value, where it sends one, goes first. */
@ConfigMapping(prefix = "bothways.sessions")
public interface Periods {

    /** A proposed session lapses when it stays unanswered this long, or when its start has come. */
    @WithDefault("PT48H")
    Duration sessionOffer();

    /** A cancellation nearer to the start than this is late. */
    @WithDefault("PT24H")
    Duration lateCancellation();

    /** How long one word waits for the other, and how long a dispute stays open. */
    @WithDefault("P7D")
    Duration attestation();

    /** How long a session waits for any word. */
    @WithDefault("P14D")
    Duration silence();

    /** A partnership without a session for this long has never started. */
    @WithDefault("P30D")
    Duration neverStarted();

    @WithDefault("P7D")
    Duration checkInOpen();

    @WithDefault("P14D")
    Duration feedback();

    /** How long an early end can be undone. */
    @WithDefault("P14D")
    Duration undo();
}
