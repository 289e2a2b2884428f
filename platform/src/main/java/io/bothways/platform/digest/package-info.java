/** Digests of content. */
@NullMarked
package io.bothways.platform.digest;

import org.jspecify.annotations.NullMarked;
