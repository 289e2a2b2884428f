/** Versions, entity tags and conditional requests. */
@NullMarked
package io.bothways.platform.precondition;

import org.jspecify.annotations.NullMarked;
