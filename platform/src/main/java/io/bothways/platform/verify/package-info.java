/** Invariants that an operator can ask for. */
@NullMarked
package io.bothways.platform.verify;

import org.jspecify.annotations.NullMarked;
