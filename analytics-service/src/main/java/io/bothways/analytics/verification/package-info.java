/** Checks that facts are what the consumed events say. */
@NullMarked
package io.bothways.analytics.verification;

import org.jspecify.annotations.NullMarked;
