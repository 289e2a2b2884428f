/** Things that become due. */
@NullMarked
package io.bothways.platform.timer;

import org.jspecify.annotations.NullMarked;
