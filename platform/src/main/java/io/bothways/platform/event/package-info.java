/** The envelope of an event. */
@NullMarked
package io.bothways.platform.event;

import org.jspecify.annotations.NullMarked;
