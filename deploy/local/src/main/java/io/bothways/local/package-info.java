/** The program behind {@code ./bothways}: its commands, and what they say to the person at the keyboard. */
@NullMarked
package io.bothways.local;

import org.jspecify.annotations.NullMarked;
