/** Partnerships with their directions. Other features depend on this one and its rooms, never the reverse. */
@NullMarked
package io.bothways.sessions.partnership;

import org.jspecify.annotations.NullMarked;
