/**
 * Chooses pairs from a frozen pool. Pure Java: the same pool and parameters give the same plan anywhere. {@link Matching}
 * is the entry, and here is how the wishes of a run are met; what is asked and what comes out is in the room of the plan,
 * and the other rooms speak of graphs and know no people but those whom a certificate is told by.
 */
@NullMarked
package io.bothways.matching.solver;

import org.jspecify.annotations.NullMarked;
