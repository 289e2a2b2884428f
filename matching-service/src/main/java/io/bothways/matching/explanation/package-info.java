/** Why two people were put together: the pairs of match runs with their directions and skills. */
@NullMarked
package io.bothways.matching.explanation;

import org.jspecify.annotations.NullMarked;
