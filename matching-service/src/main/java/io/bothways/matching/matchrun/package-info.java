/** Match runs: one execution of matching on a frozen pool, up to publication. */
@NullMarked
package io.bothways.matching.matchrun;

import org.jspecify.annotations.NullMarked;
