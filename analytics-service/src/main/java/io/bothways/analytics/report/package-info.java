/** One cohort's report in one object. */
@NullMarked
package io.bothways.analytics.report;

import org.jspecify.annotations.NullMarked;
