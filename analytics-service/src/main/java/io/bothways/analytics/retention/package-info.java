/** Retention of participants and others with the clock started at joining. */
@NullMarked
package io.bothways.analytics.retention;

import org.jspecify.annotations.NullMarked;
