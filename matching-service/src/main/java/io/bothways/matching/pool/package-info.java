/** Everything that decides about the people of a cohort, read at one moment: what a run is solved on. */
@NullMarked
package io.bothways.matching.pool;

import org.jspecify.annotations.NullMarked;
