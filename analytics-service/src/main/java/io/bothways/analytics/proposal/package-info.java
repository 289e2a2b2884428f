/** Match runs and what became of their proposals. */
@NullMarked
package io.bothways.analytics.proposal;

import org.jspecify.annotations.NullMarked;
