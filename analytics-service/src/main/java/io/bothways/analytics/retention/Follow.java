package io.bothways.analytics.retention;

import java.util.UUID;

/** One person followed for so many days from day 0; left = the following ended with the event. */
record Follow(UUID person, double days, boolean left) {}
