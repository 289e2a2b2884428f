/** Pairs as they were formed and as they live. */
@NullMarked
package io.bothways.analytics.pair;

import org.jspecify.annotations.NullMarked;
