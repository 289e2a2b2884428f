/** One daemon thread that works while there is work. */
@NullMarked
package io.bothways.platform.loop;

import org.jspecify.annotations.NullMarked;
