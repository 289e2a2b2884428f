/** An event takes effect once, in order, and poison never blocks its neighbours. */
@NullMarked
package io.bothways.platform.consumer;

import org.jspecify.annotations.NullMarked;
