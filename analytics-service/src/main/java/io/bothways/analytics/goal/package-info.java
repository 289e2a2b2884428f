/** Goals and whether they were reached. */
@NullMarked
package io.bothways.analytics.goal;

import org.jspecify.annotations.NullMarked;
