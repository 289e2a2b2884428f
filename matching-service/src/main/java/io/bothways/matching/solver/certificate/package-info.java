/**
 * The proof that no choice of edges is worth more: prices that anyone can check against the graph, and the same by
 * people.
 */
@NullMarked
package io.bothways.matching.solver.certificate;

import org.jspecify.annotations.NullMarked;
