/** Identifiers. */
@NullMarked
package io.bothways.platform.id;

import org.jspecify.annotations.NullMarked;
