/** Chooses pairs from a frozen pool. Pure Java: the same pool and parameters give the same plan anywhere. */
@NullMarked
package io.bothways.matching.solver;

import org.jspecify.annotations.NullMarked;
