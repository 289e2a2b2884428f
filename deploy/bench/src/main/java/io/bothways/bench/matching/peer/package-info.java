/** Other solvers, to be asked the same. */
@NullMarked
package io.bothways.bench.matching.peer;

import org.jspecify.annotations.NullMarked;
