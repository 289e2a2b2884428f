/** What a partnership tells others: its events, the public cause of an ending, the asking for feedback. */
@NullMarked
package io.bothways.sessions.partnership.announcement;

import org.jspecify.annotations.NullMarked;
