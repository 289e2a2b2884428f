/** Check-ins: three scores from each person, once per cadence. */
@NullMarked
package io.bothways.sessions.checkin;

import org.jspecify.annotations.NullMarked;
