/** Numbers given in check-ins and feedback; never a text. */
@NullMarked
package io.bothways.analytics.score;

import org.jspecify.annotations.NullMarked;
