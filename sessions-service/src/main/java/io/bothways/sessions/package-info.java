/** How a partnership lives, what was really held, learned and said. */
@NullMarked
package io.bothways.sessions;

import org.jspecify.annotations.NullMarked;
