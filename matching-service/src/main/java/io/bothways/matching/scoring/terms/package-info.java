/**
 * On which terms two people may be paired: the published rules that keep people apart, and the factors that a score is
 * made with.
 */
@NullMarked
package io.bothways.matching.scoring.terms;

import org.jspecify.annotations.NullMarked;
