package io.bothways.platform.timer;

import java.time.Instant;

/**
 * Does what is due. Called in a transaction of its own in which the timer is already gone, so it may be set again. An
 * exception brings the timer back, and it is tried again after a pause. The handler checks the state it finds: what the
 * timer was set for may be over.
 */
public interface TimerHandler {

    /** Kebab-case name, the same that {@link Timers#at} was called with. */
    String kind();

    void fire(String key, Instant due);
}
