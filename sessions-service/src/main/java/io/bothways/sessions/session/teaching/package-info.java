/** What was taught in a session: the segments that each of the two states, and what they agree on. */
@NullMarked
package io.bothways.sessions.session.teaching;

import org.jspecify.annotations.NullMarked;
