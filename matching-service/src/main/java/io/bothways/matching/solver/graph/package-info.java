/** The problem by itself: seats at vertices, points at edges. */
@NullMarked
package io.bothways.matching.solver.graph;

import org.jspecify.annotations.NullMarked;
