/** Who was employed when and where: the history of people folded from the people topic. */
@NullMarked
package io.bothways.analytics.people;

import org.jspecify.annotations.NullMarked;
