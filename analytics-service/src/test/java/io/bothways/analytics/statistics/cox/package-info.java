@NullMarked
package io.bothways.analytics.statistics.cox;

import org.jspecify.annotations.NullMarked;
