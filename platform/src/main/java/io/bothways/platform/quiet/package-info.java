/** Whether anything is still under way. */
@NullMarked
package io.bothways.platform.quiet;

import org.jspecify.annotations.NullMarked;
