/** The W3C trace of the exchange that is going on. */
@NullMarked
package io.bothways.platform.trace;

import org.jspecify.annotations.NullMarked;
