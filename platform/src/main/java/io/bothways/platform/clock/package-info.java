/** The one clock of every business decision, steerable in demo and test. */
@NullMarked
package io.bothways.platform.clock;

import org.jspecify.annotations.NullMarked;
