/** What hangs on the current transaction. */
@NullMarked
package io.bothways.platform.tx;

import org.jspecify.annotations.NullMarked;
