/** Small vector plots of what the estimators find. */
@NullMarked
package io.bothways.analytics.statistics.plot;

import org.jspecify.annotations.NullMarked;
