/** The same key, the same effect, once. */
@NullMarked
package io.bothways.platform.idempotency;

import org.jspecify.annotations.NullMarked;
