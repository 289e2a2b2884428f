/** Feedback: three scores from each person about the whole, blind until both are in or the deadline is past. */
@NullMarked
package io.bothways.sessions.feedback;

import org.jspecify.annotations.NullMarked;
