/** What two people agree about how they work together, and the columns that keep it. */
@NullMarked
package io.bothways.sessions.partnership.agreement;

import org.jspecify.annotations.NullMarked;
