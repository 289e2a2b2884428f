/** The metric catalogue as code and how a metric is read, cut, withheld and served. */
@NullMarked
package io.bothways.analytics.metric;

import org.jspecify.annotations.NullMarked;
