/** What a run is asked for beside its pool, and the plan that comes of it: plain values. */
@NullMarked
package io.bothways.matching.solver.plan;

import org.jspecify.annotations.NullMarked;
