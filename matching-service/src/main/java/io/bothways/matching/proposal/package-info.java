/** Proposals: suggested pairings that both people answer, and the pairings that follow from two acceptances. */
@NullMarked
package io.bothways.matching.proposal;

import org.jspecify.annotations.NullMarked;
