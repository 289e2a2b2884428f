/** Partnerships with their agreement and their directions. Other features depend on this one, never the reverse. */
@NullMarked
package io.bothways.sessions.partnership;

import org.jspecify.annotations.NullMarked;
