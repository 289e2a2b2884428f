/** The retention study: from spells and participations to one honest answer. */
@NullMarked
package io.bothways.analytics.statistics.study;

import org.jspecify.annotations.NullMarked;
