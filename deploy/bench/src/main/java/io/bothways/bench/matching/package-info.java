/**
 * The matching engine on instances in files: scored, solved, checked and compared with other solvers, timed beside
 * what it is to reach.
 */
@NullMarked
package io.bothways.bench.matching;

import org.jspecify.annotations.NullMarked;
