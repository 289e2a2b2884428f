/** What may be published of small counts so that no reader can work out the rest. */
@NullMarked
package io.bothways.analytics.statistics.suppression;

import org.jspecify.annotations.NullMarked;
