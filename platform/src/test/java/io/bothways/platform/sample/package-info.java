/** A service just big enough to show every mechanism. */
@NullMarked
package io.bothways.platform.sample;

import org.jspecify.annotations.NullMarked;
