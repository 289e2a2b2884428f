/** Seats: how many partnerships a hat has taken, and the limit that no concurrency can break. */
@NullMarked
package io.bothways.matching.seat;

import org.jspecify.annotations.NullMarked;
