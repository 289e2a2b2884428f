/**
 * A frozen pool: its people, what they offer and want, which skills are close to each other, and the order and the
 * bytes by which it is known.
 */
@NullMarked
package io.bothways.matching.scoring.pool;

import org.jspecify.annotations.NullMarked;
