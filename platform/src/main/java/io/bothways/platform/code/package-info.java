/** How values with a fixed set of names are spelled outside the code. */
@NullMarked
package io.bothways.platform.code;

import org.jspecify.annotations.NullMarked;
