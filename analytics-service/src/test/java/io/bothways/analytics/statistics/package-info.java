@NullMarked
package io.bothways.analytics.statistics;

import org.jspecify.annotations.NullMarked;
