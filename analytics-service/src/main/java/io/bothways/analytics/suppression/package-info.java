/** Which cells are withheld, and which further cells would give them away. Pure, no framework. */
@NullMarked
package io.bothways.analytics.suppression;

import org.jspecify.annotations.NullMarked;
