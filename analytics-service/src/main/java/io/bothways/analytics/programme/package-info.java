/** Programmes and cohorts, and who coordinates them. */
@NullMarked
package io.bothways.analytics.programme;

import org.jspecify.annotations.NullMarked;
