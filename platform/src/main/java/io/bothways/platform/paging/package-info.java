/** Bounded lists with signed cursors. */
@NullMarked
package io.bothways.platform.paging;

import org.jspecify.annotations.NullMarked;
