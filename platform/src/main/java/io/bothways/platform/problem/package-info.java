/** Errors as RFC 9457 problems. */
@NullMarked
package io.bothways.platform.problem;

import org.jspecify.annotations.NullMarked;
