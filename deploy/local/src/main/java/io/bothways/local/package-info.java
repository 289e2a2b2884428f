/** The local run: everything of Bothways on one machine, started by one command and stopped by Ctrl-C. */
@NullMarked
package io.bothways.local;

import org.jspecify.annotations.NullMarked;
