/** What must hold of the rows of several features at any moment, asked by {@code GET /ops/verify}. */
@NullMarked
package io.bothways.sessions.verification;

import org.jspecify.annotations.NullMarked;
