/** Studies of simulated organisations whose true effect is known. */
@NullMarked
package io.bothways.bench.studies;

import org.jspecify.annotations.NullMarked;
