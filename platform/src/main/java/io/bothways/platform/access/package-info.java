/** Who may call what, declared beside each operation. */
@NullMarked
package io.bothways.platform.access;

import org.jspecify.annotations.NullMarked;
