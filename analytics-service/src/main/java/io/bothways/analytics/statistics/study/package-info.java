/**
 * The retention study: from spells and participations to one honest answer. {@link RetentionStudy} is the entry; here are the
 * two kinds of study, what they found, and the words a result has earned. Each room knows only those before it: the data,
 * the answer, the effect, comparisons, checks.
 */
@NullMarked
package io.bothways.analytics.statistics.study;

import org.jspecify.annotations.NullMarked;
