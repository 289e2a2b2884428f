/** Choosing edges of a graph: what every solver promises and gives, and the choice that is stable. */
@NullMarked
package io.bothways.matching.solver.choice;

import org.jspecify.annotations.NullMarked;
