package io.bothways.matching.proposal;

import io.bothways.platform.timer.Timers;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;

/** When the proposals of a run are remembered and expire: one timer for all of them, because they were sent together. */
final class ProposalTimers {
    static final String EXPIRY = "proposal-expiry";
    static final String REMINDER = "proposal-reminder";
    private static final int[] REMINDER_DAYS = {3, 6};

    private ProposalTimers() {}

    static void schedule(Timers timers, UUID runId, Instant sent, Instant until) {
        timers.at(EXPIRY, runId.toString(), until);
        for (int day : REMINDER_DAYS) {
            Instant due = sent.plus(Duration.ofDays(day));
            if (due.isBefore(until)) {
                timers.at(REMINDER, runId + "/" + day, due);
            }
        }
    }
}
