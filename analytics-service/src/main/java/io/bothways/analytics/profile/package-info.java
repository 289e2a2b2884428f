/** How many offers and wants people published. */
@NullMarked
package io.bothways.analytics.profile;

import org.jspecify.annotations.NullMarked;
