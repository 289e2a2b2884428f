/** How a fit is asked for: the rule for ties, the penalty, and how many steps it may take. */
@NullMarked
package io.bothways.analytics.statistics.cox.options;

import org.jspecify.annotations.NullMarked;
