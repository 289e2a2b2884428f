/** What may be claimed about mentoring, with what uncertainty, and what must be withheld. */
@NullMarked
package io.bothways.analytics;

import org.jspecify.annotations.NullMarked;
