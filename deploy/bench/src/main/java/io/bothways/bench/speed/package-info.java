/** Timings of the statistics engine. */
@NullMarked
package io.bothways.bench.speed;

import org.jspecify.annotations.NullMarked;
