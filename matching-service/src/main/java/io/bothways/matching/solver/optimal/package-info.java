/**
 * The choice of greatest worth: an auction, its rounding to whole pairs, and an exact search with blossoms that starts
 * at its prices.
 */
@NullMarked
package io.bothways.matching.solver.optimal;

import org.jspecify.annotations.NullMarked;
