/** The pairs that would both rather have each other than what a run made of them. */
@NullMarked
package io.bothways.matching.blocking;

import org.jspecify.annotations.NullMarked;
