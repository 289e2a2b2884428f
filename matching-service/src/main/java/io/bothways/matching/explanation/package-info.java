/** Why two people were put together, or what it would cost to: pairs with their directions, skills and factors. */
@NullMarked
package io.bothways.matching.explanation;

import org.jspecify.annotations.NullMarked;
